package dev.tidemark.shadow.rule;

/** The rules, by the contract's names. */
public enum Rule {
  NOT_EMPTY("not-empty", 1),
  NO_REFUSAL("no-refusal", 2),
  VALID_JSON("valid-json", 4),
  IN_TIME("in-time", 8);

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
