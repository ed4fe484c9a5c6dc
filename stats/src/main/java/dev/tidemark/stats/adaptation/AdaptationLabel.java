package dev.tidemark.stats.adaptation;

/** What an estimate of adaptation may claim. */
public enum AdaptationLabel {
  /** Chance chose who was exposed: the difference is the deployment's doing. */
  CAUSAL,
  /** Consistent with an effect, but other causes are not excluded. */
  SUGGESTIVE,
  /** A check failed: no number can be given for the deployment. */
  NOT_IDENTIFIED,
  /** Too little data; the reason says what is missing. */
  INSUFFICIENT
}
