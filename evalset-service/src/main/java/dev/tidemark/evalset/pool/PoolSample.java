package dev.tidemark.evalset.pool;

import java.util.List;

/**
 * The prompts a version is cut from, all of one space.
 *
 * @param days they come from
 * @param embedder of their vectors; empty if there are none
 * @param space of their vectors; empty if there are none
 * @param prompts in no order
 */
public record PoolSample(Days days, String embedder, String space, List<Candidate> prompts) {

  /** Copies the list. */
  public PoolSample {
    prompts = List.copyOf(prompts);
  }
}
