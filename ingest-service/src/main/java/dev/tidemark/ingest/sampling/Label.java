package dev.tidemark.ingest.sampling;

import java.util.Locale;

/** What a uniform draw is for; draws of different labels are independent. */
public enum Label {
  /** Hash block of the author. */
  BLOCK,
  /** Panel membership of the author. */
  PANEL,
  /** Core sample of the interaction. */
  CORE,
  /** Stratum sample of the interaction. */
  STRATUM;

  /** No label holds it, so label and unit cannot run into each other. */
  private static final char SEPARATOR = '|';

  private final String prefix = name().toLowerCase(Locale.ROOT) + SEPARATOR;

  /** What stands before the unit; ASCII. */
  String prefix() {
    return prefix;
  }
}
