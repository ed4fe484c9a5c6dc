package dev.tidemark.chassis.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Says which streams cannot go on, for want of the broker or in which step, and since when. Always
 * up: an outage of the shared database or broker hits every replica alike, so taking replicas out
 * of service would not help.
 */
@Readiness
@ApplicationScoped
public class IntakeHealth implements HealthCheck {
  private final Intakes intakes;

  @Inject
  IntakeHealth(Intakes intakes) {
    this.intakes = intakes;
  }

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder response = HealthCheckResponse.named("intake").up();
    for (Intake<?> intake : intakes.all()) {
      String stream = intake.stream().name();
      response.withData(stream, state(intake));
      intake
          .troubles()
          .forEach((id, trouble) -> response.withData(stream + "/" + id, Intake.describe(trouble)));
    }
    return response.build();
  }

  private static String state(Intake<?> intake) {
    return intake
        .brokerSilentSince()
        .map(since -> "Kafka has not answered since " + since)
        .orElseGet(() -> intake.troubles().isEmpty() ? "ok" : "retrying");
  }
}
