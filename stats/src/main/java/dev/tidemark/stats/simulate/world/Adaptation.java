package dev.tidemark.stats.simulate.world;

/**
 * What the deployment changes in the users who receive its answers.
 *
 * @param doseScale answers after which a responder has come 63 % of the way (n0), greater than 0
 * @param topicShift probability, at full dose, that an exposed user's prompt is about the new
 *     topics (piA)
 * @param launch change of exposed users before their first answer (announcement, new interface)
 */
public record Adaptation(double doseScale, double topicShift, double launch) {
  public Adaptation {
    if (!(doseScale > 0)) {
      throw new IllegalArgumentException(
          "doseScale %s but must be greater than 0".formatted(doseScale));
    }
  }

  /** Dose scale 5, no topic shift, no launch effect. */
  public static Adaptation usual() {
    return new Adaptation(5, 0, 0);
  }

  /** Dose law 1 - e^(-answers / n0), in [0, 1); 0 at dose 0. */
  public double strength(int answers) {
    return -StrictMath.expm1(-answers / doseScale);
  }

  /** The world without an effect: same dose law, nothing shifted. */
  public Adaptation absent() {
    return new Adaptation(doseScale, 0, 0);
  }
}
