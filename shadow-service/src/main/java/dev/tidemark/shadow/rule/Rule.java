package dev.tidemark.shadow.rule;

import java.util.List;

/** The rules, by the contract's names. */
public enum Rule {
  NOT_EMPTY("not-empty", 1),
  NO_REFUSAL("no-refusal", 2),
  VALID_JSON("valid-json", 4),
  IN_TIME("in-time", 8),
  /** Of production's turns only, whether or not they have an answer that can be checked. */
  COMPLETE("complete", 16);

  /** Rules that an answer is checked by, whoever gave it. */
  public static final List<Rule> OF_ANSWERS = List.of(NOT_EMPTY, NO_REFUSAL, VALID_JSON, IN_TIME);

  private final String id;
  private final int bit;

  Rule(String id, int bit) {
    this.id = id;
    this.bit = bit;
  }

  /** Name in the contract. */
  public String id() {
    return id;
  }

  /** Its place in the bit sets of the database; never changed. */
  public int bit() {
    return bit;
  }
}
