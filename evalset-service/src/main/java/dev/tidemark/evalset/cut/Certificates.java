package dev.tidemark.evalset.cut;

import dev.tidemark.evalset.version.Certificate;
import dev.tidemark.stats.Estimate;
import dev.tidemark.stats.Interval;
import dev.tidemark.stats.certificate.Certificate.Distance;
import dev.tidemark.stats.certificate.UncoveredMass;
import dev.tidemark.stats.selection.Pool;
import java.util.List;

/** What was measured, as a version keeps it. */
final class Certificates {
  private Certificates() {}

  /**
   * The certificate of a version.
   *
   * @param measured on the held-out users
   * @param openUsers users it could be chosen from
   * @param pool their prompts
   * @param unmetFloors cells left below their floor
   */
  static Certificate of(
      dev.tidemark.stats.certificate.Certificate measured,
      int openUsers,
      Pool pool,
      List<Integer> unmetFloors) {
    return new Certificate(
        measured.distance().map(d -> distance(measured, d)).orElseGet(() -> none(measured)),
        measured.distance().map(d -> worth(measured, d)).orElseGet(() -> none(measured)),
        measured
            .uncovered()
            .map(Certificates::uncovered)
            .orElseGet(
                () ->
                    Estimate.insufficient(
                        measured.requests(),
                        measured.effectiveUsers(),
                        measured.uncoveredReason())),
        openUsers,
        pool.items().size() + pool.notDrawn(),
        pool.merged(),
        measured.users(),
        measured.requests(),
        measured.leastCovered(),
        unmetFloors);
  }

  private static Estimate distance(
      dev.tidemark.stats.certificate.Certificate measured, Distance distance) {
    return Estimate.of(
        distance.value(), distance.interval(), measured.requests(), measured.effectiveUsers());
  }

  private static Estimate worth(
      dev.tidemark.stats.certificate.Certificate measured, Distance distance) {
    return Estimate.of(
        distance.worth().value(),
        distance.worth().interval(),
        measured.requests(),
        measured.effectiveUsers());
  }

  private static Estimate uncovered(UncoveredMass mass) {
    Interval share = UserShare.wilson(mass.value(), mass.effectiveUsers());
    return Estimate.of(
        mass.excess(),
        new Interval(share.low() - mass.expected(), share.high() - mass.expected()),
        mass.prompts(),
        mass.effectiveUsers());
  }

  private static Estimate none(dev.tidemark.stats.certificate.Certificate measured) {
    return Estimate.insufficient(measured.requests(), measured.effectiveUsers(), measured.reason());
  }
}
