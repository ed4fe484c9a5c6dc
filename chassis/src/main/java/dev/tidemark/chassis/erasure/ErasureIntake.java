package dev.tidemark.chassis.erasure;

import dev.tidemark.chassis.intake.Intake;
import dev.tidemark.chassis.intake.IntakeStream;
import dev.tidemark.chassis.intake.Intakes;

/** Makes the intake that lets a service forget users. */
public final class ErasureIntake {
  /** Channel of the topic, the same in every service. */
  public static final String CHANNEL = "erasure-in";

  private ErasureIntake() {}

  /**
   * The intake of one service.
   *
   * @param service short name, such as {@code drift}
   */
  public static Intake<Erasure> of(Intakes intakes, String service, Eraser eraser) {
    return intakes.rows(
        new IntakeStream(service, "erasure", CHANNEL),
        new ErasureDecoder(),
        new ErasureHandler(eraser));
  }
}
