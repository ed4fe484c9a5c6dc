package dev.tidemark.shadow.judge;

/** How two looks at the same pair, once in each order, come to one score. */
public final class Duel {
  /** The judge prefers the candidate. */
  public static final int WIN = 1;

  /** It prefers neither. */
  public static final int TIE = 0;

  /** It prefers production. */
  public static final int LOSS = -1;

  private Duel() {}

  /**
   * The difference.
   *
   * @param first for the candidate, with production's answer shown first
   * @param second for the candidate, with its own answer shown first
   * @return both if they agree, else 0: a judge that follows the order has no preference
   */
  public static double difference(int first, int second) {
    return first == second ? first : TIE;
  }
}
