package dev.tidemark.chassis.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.chassis.doors.DoorsProfile;
import grpc.health.v1.HealthOuterClass.HealthCheckRequest;
import grpc.health.v1.HealthOuterClass.HealthCheckResponse;
import grpc.health.v1.HealthOuterClass.HealthCheckResponse.ServingStatus;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.health.SmallRyeHealthReporter;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(DoorsProfile.class)
class HealthGrpcQuarkusTest {
  @Inject SmallRyeHealthReporter reporter;

  @Test
  void tellsItsWatchersOfTheStopAndLetsThemGo() {
    HealthGrpcService service = new HealthGrpcService(reporter);
    AssertSubscriber<HealthCheckResponse> watcher =
        service
            .watch(HealthCheckRequest.getDefaultInstance())
            .subscribe()
            .withSubscriber(AssertSubscriber.create(10))
            .awaitItems(1);

    service.stop(new ShutdownDelayInitiatedEvent());

    watcher.awaitCompletion();
    assertThat(watcher.getItems())
        .extracting(HealthCheckResponse::getStatus)
        .containsExactly(ServingStatus.SERVING, ServingStatus.NOT_SERVING);
  }
}
