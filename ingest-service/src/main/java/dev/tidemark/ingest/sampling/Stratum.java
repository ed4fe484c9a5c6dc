package dev.tidemark.ingest.sampling;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Strata of sampling: how a turn ended. */
public enum Stratum {
  /** Answered to the end. */
  COMPLETE,
  /** Cut by a length limit. */
  INCOMPLETE,
  /** Stopped by the user or the caller. */
  CANCELLED,
  /** Refused by a filter. */
  BLOCKED,
  /** Failed in the gateway or the model. */
  ERROR,
  /** Answered from a cache. */
  CACHED;

  private final String label = name().toLowerCase(Locale.ROOT);

  /** Name in policies and events. */
  public String label() {
    return label;
  }

  /** The stratum of a name; empty when there is none. */
  public static Optional<Stratum> find(String label) {
    return Arrays.stream(values()).filter(stratum -> stratum.label.equals(label)).findFirst();
  }
}
