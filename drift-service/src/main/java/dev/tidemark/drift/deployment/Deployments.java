package dev.tidemark.drift.deployment;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The deployments of one application at one moment.
 *
 * @param all announced, named and inferred ones that are not aliases, by start, then id
 * @param aliases from an inferred id to the announced one that adopted it
 */
public record Deployments(List<Deployment> all, Map<String, String> aliases) {

  /** Copies both. */
  public Deployments {
    all = List.copyOf(all);
    aliases = Map.copyOf(aliases);
  }

  /** The id to add a stamped id's sums to; the id itself unless it is an alias; "" stays "". */
  public String canonical(String stamped) {
    return aliases.getOrDefault(stamped, stamped);
  }

  /** A deployment by id or alias. */
  public Optional<Deployment> find(String id) {
    String canonical = canonical(id);
    return all.stream().filter(deployment -> deployment.id().equals(canonical)).findFirst();
  }
}
