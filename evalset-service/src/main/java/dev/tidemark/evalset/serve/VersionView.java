package dev.tidemark.evalset.serve;

import dev.tidemark.evalset.version.Certificate;
import dev.tidemark.evalset.version.Version;
import dev.tidemark.stats.certificate.CellCoverage;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A version as JSON. */
record VersionView(
    int number,
    LocalDate poolFirstDay,
    LocalDate poolLastDay,
    Instant cutAt,
    String origin,
    int items,
    int retained,
    int slice,
    int erased,
    String hash,
    String embedder,
    String space,
    CertificateView certificate,
    String sentence) {

  /** Versions of an application, newest first. */
  record All(List<VersionView> versions) {
    static All of(List<Version> versions) {
      return new All(versions.stream().map(VersionView::of).toList());
    }
  }

  /** Measures on users that had no part in the selection. */
  record CertificateView(
      EstimateView distance,
      EstimateView equivalentFreshSample,
      EstimateView uncovered,
      int poolUsers,
      int poolItems,
      int merged,
      int heldOutUsers,
      int heldOutItems,
      @Nullable CellView leastCovered,
      List<Integer> unmetFloors) {
    static CertificateView of(Certificate certificate) {
      return new CertificateView(
          EstimateView.of(certificate.distance()),
          EstimateView.of(certificate.equivalentFreshSample()),
          EstimateView.of(certificate.uncovered()),
          certificate.poolUsers(),
          certificate.poolItems(),
          certificate.merged(),
          certificate.heldOutUsers(),
          certificate.heldOutItems(),
          certificate.leastCovered().map(CellView::of).orElse(null),
          certificate.unmetFloors());
    }
  }

  /**
   * The topic cell covered least.
   *
   * @param ratio items / (m share): 1 is its fair part
   */
  record CellView(int cell, int items, double share, double ratio) {
    static CellView of(CellCoverage cell) {
      return new CellView(cell.cell(), cell.items(), cell.share(), cell.ratio());
    }
  }

  static VersionView of(Version version) {
    return new VersionView(
        version.number(),
        LocalDate.ofEpochDay(version.poolFirstDay()),
        LocalDate.ofEpochDay(version.poolLastDay()),
        version.cutAt(),
        version.origin().name(),
        version.items(),
        version.retained(),
        version.slice(),
        version.erased(),
        version.hash(),
        version.embedder(),
        version.space(),
        CertificateView.of(version.certificate()),
        version.sentence());
  }
}
