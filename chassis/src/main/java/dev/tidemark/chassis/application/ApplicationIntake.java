package dev.tidemark.chassis.application;

import dev.tidemark.chassis.intake.Intake;
import dev.tidemark.chassis.intake.IntakeStream;
import dev.tidemark.chassis.intake.Intakes;

/** Makes the intake that keeps a service's table of applications. */
public final class ApplicationIntake {
  /** Channel of the topic, the same in every service. */
  public static final String CHANNEL = "application-in";

  private ApplicationIntake() {}

  /**
   * The intake of one service.
   *
   * @param service short name, such as {@code drift}
   */
  public static Intake<Application> of(Intakes intakes, String service) {
    return intakes.rows(
        new IntakeStream(service, "application", CHANNEL),
        new ApplicationDecoder(),
        new ApplicationHandler());
  }
}
