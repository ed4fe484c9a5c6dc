package dev.tidemark.evalset.cut;

import dev.tidemark.evalset.version.Certificate;
import dev.tidemark.stats.Estimate;
import dev.tidemark.stats.Interval;
import dev.tidemark.stats.certificate.Certificate.Distance;
import dev.tidemark.stats.certificate.UncoveredMass;

/** What was measured, as a version keeps it. */
final class Certificates {
  private Certificates() {}

  /**
   * The certificate of a version.
   *
   * @param measured on the held-out users
   * @param split the pool
   * @param poolItems prompts after merging
   * @param merged near duplicates
   */
  static Certificate of(
      dev.tidemark.stats.certificate.Certificate measured, Split split, int poolItems, int merged) {
    return new Certificate(
        measured.distance().map(d -> distance(measured, d)).orElseGet(() -> none(measured)),
        measured.distance().map(d -> worth(measured, d)).orElseGet(() -> none(measured)),
        measured
            .uncovered()
            .map(Certificates::uncovered)
            .orElseGet(
                () ->
                    Estimate.insufficient(
                        measured.requests(), measured.users(), measured.uncoveredReason())),
        split.openUsers(),
        poolItems,
        split.copies() + merged,
        measured.users(),
        measured.requests(),
        measured.setSize());
  }

  private static Estimate distance(
      dev.tidemark.stats.certificate.Certificate measured, Distance distance) {
    return Estimate.of(
        distance.value(), distance.interval(), measured.requests(), measured.users());
  }

  private static Estimate worth(
      dev.tidemark.stats.certificate.Certificate measured, Distance distance) {
    return Estimate.of(
        distance.worth().value(),
        distance.worth().interval(),
        measured.requests(),
        measured.users());
  }

  private static Estimate uncovered(UncoveredMass mass) {
    Interval share = UserShare.wilson(mass.value(), mass.users());
    return Estimate.of(
        mass.excess(),
        new Interval(share.low() - mass.expected(), share.high() - mass.expected()),
        mass.prompts(),
        mass.users());
  }

  private static Estimate none(dev.tidemark.stats.certificate.Certificate measured) {
    return Estimate.insufficient(measured.requests(), measured.users(), measured.reason());
  }
}
