package dev.tidemark.drift.peer.evalset;

import dev.tidemark.drift.estimate.EstimateView;
import dev.tidemark.drift.peer.PeerAnswer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Versions of the eval set, newest first, as JSON. */
record VersionsView(Instant asOf, boolean away, List<VersionView> versions)
    implements PeerAnswer<VersionsView> {

  @Override
  public VersionsView whenAway() {
    return new VersionsView(asOf, true, versions);
  }

  /**
   * One version.
   *
   * @param origin WEEK or REQUEST
   * @param hash hexadecimal
   */
  record VersionView(
      int number,
      LocalDate poolFirstDay,
      LocalDate poolLastDay,
      Instant cutAt,
      String origin,
      int items,
      int retained,
      int slice,
      String hash,
      String embedder,
      String space,
      CertificateView certificate,
      String sentence) {}

  /**
   * What it is worth on users it was not chosen from.
   *
   * @param light GREEN, AMBER, RED or UNDECIDED by the equivalent fresh sample; null without one
   */
  record CertificateView(
      EstimateView distance,
      EstimateView equivalentFreshSample,
      @Nullable String light,
      EstimateView uncovered,
      int poolUsers,
      int poolItems,
      int merged,
      int heldOutUsers,
      int heldOutItems) {}
}
