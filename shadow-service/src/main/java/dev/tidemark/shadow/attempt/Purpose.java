package dev.tidemark.shadow.attempt;

import java.util.Locale;

/** What tokens are spent on; each purpose of an arm has a budget of its own. */
public enum Purpose {
  REPLAY,
  JUDGE;

  /** Name in the database. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
