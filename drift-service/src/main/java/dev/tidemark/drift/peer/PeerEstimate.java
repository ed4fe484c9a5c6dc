package dev.tidemark.drift.peer;

import dev.tidemark.drift.estimate.EstimateView;

/** A peer's estimate in this service's form. */
public final class PeerEstimate {
  private PeerEstimate() {}

  /**
   * The view of an estimate.
   *
   * @param value as are {@code low} and {@code high}: meaningless unless {@code ok}, null in the
   *     view where it is infinite
   * @param level confidence level of the interval
   * @param n records behind it
   * @param nEff independent ones behind it
   * @param reason why it is not {@code ok}
   */
  public static EstimateView view(
      boolean ok,
      double value,
      double low,
      double high,
      double level,
      long n,
      double nEff,
      String reason) {
    return ok
        ? new EstimateView(
            "OK",
            EstimateView.number(value),
            EstimateView.number(low),
            EstimateView.number(high),
            level,
            n,
            EstimateView.number(nEff),
            null)
        : new EstimateView(
            "INSUFFICIENT", null, null, null, level, n, EstimateView.number(nEff), reason);
  }
}
