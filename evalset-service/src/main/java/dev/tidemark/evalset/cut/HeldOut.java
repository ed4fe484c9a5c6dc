package dev.tidemark.evalset.cut;

import dev.tidemark.evalset.draw.Draws;
import dev.tidemark.evalset.pool.Candidate;
import java.util.List;

/**
 * The users a version is not chosen from, for its certificate: those whose draw is below a cutoff.
 *
 * <p>Draws stay, and from version to version of an application the cutoff only falls. So nobody who
 * is held out was open at an earlier cut, when his prompts could become items that are still
 * retained.
 *
 * @param draws of this installation
 * @param cutoff in (0, 1]
 */
record HeldOut(Draws draws, double cutoff) {
  /** Where cutoffs fall to. */
  static final double SHARE = .2;

  /**
   * Users held out of a cut: with a chance of a fifth for each by himself a small pool would now
   * and then hold out too few to certify anything, so the first cutoff leaves at least a fifth of
   * the users present below it.
   *
   * @param prompts of the pool
   * @param least the least cutoff of the application's versions; 1 if it has none
   */
  static HeldOut of(List<Candidate> prompts, Draws draws, double least) {
    double[] ascending =
        prompts.stream()
            .map(Candidate::unit)
            .distinct()
            .mapToDouble(draws::ofHolding)
            .sorted()
            .toArray();
    int fifth = Math.ceilDiv(ascending.length, 5);
    double firstOpen = fifth < ascending.length ? ascending[fifth] : SHARE;
    return new HeldOut(draws, Math.min(least, Math.max(SHARE, firstOpen)));
  }

  boolean contains(String user) {
    return draws.ofHolding(user) < cutoff;
  }
}
