package dev.tidemark.evalset.cut;

import dev.tidemark.evalset.draw.Draws;
import dev.tidemark.evalset.pool.Candidate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The users of a pool that its version is not chosen from, for its certificate: exactly a fifth,
 * those whose draws are the least. With a share for each user by himself a small pool would now and
 * then hold out too few to certify anything. Draws stay, so from week to week it is mostly the same
 * users.
 *
 * @param users the users
 */
record HeldOut(Set<String> users) {
  /** Share of the users. */
  private static final double SHARE = .2;

  private record Drawn(String user, double draw) {}

  /** Of the users of these prompts. */
  static HeldOut of(List<Candidate> prompts, Draws draws) {
    List<Drawn> all =
        prompts.stream()
            .map(Candidate::unit)
            .distinct()
            .map(user -> new Drawn(user, draws.ofHolding(user)))
            .sorted(Comparator.comparingDouble(Drawn::draw).thenComparing(Drawn::user))
            .toList();
    return new HeldOut(
        all.stream()
            .limit(Math.round(SHARE * all.size()))
            .map(Drawn::user)
            .collect(Collectors.toUnmodifiableSet()));
  }

  boolean contains(String user) {
    return users.contains(user);
  }
}
