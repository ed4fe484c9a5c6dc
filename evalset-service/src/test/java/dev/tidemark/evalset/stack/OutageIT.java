package dev.tidemark.evalset.stack;

import static dev.tidemark.evalset.stack.Traffic.PATIENCE;
import static dev.tidemark.evalset.stack.Traffic.WEEK;
import static dev.tidemark.evalset.stack.VersionsApi.asked;
import static dev.tidemark.evalset.stack.VersionsApi.cut;
import static dev.tidemark.evalset.stack.VersionsApi.path;
import static dev.tidemark.evalset.stack.VersionsApi.versions;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tidemark.chassis.doors.GrpcDoor;
import dev.tidemark.chassis.testing.Outage;
import dev.tidemark.chassis.testing.ServiceProfile;
import dev.tidemark.proto.event.v1.VersionEvent;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.Test;

/** What the service does, and what its readers see, while a peer is away and afterwards. */
@QuarkusTest
@TestProfile(EvalsetProfile.class)
class OutageIT {
  @Inject Traffic traffic;

  @TestHTTPResource(value = "/", management = true)
  URI management;

  @Test
  void refusesWithADelayWhileTheDatabaseIsAwayAndCutsTheWeekAfterwards() {
    Events events = traffic.start("without-database");
    try (Outage _ = Outage.ofDatabase()) {
      traffic.sendWeek(events, 0);
      list(events)
          .then()
          .statusCode(503)
          .contentType("application/problem+json")
          .header("Retry-After", equalTo("1"))
          .body("reason", equalTo("DEPENDENCY_UNAVAILABLE"));
      requireUnavailable(events);
      awaitReady("intake", "evalset-embedded", equalTo("retrying"));
      awaitReady("database", "state", equalTo("away"));
    }
    awaitVersions(events, 1);
    assertThat(traffic.pooled(events)).isEqualTo(WEEK);
    awaitReady("intake", "evalset-embedded", equalTo("ok"));
    awaitReady("database", "state", equalTo("answers"));
  }

  @Test
  void cutsOnRequestWhileKafkaHangsAndPublishesAfterwards() {
    Events events = traffic.start("without-kafka");
    traffic.sendWeek(events, 0);
    awaitVersions(events, 1);
    try (Outage _ = Outage.ofHangingKafka()) {
      awaitReady("intake", "evalset-embedded", startsWith("Kafka has not answered since"));
      cut(events, ServiceProfile.OPERATOR, 20).statusCode(200);
      assertThat(list(events).path("versions.size()").toString()).isEqualTo("2");
    }
    await().atMost(PATIENCE).until(() -> published(events) == 2);
    awaitReady("intake", "evalset-embedded", equalTo("ok"));
  }

  private static void awaitVersions(Events events, int number) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> list(events).then().statusCode(200).body("versions.size()", equalTo(number)));
  }

  private static long published(Events events) {
    return Traffic.published(events).stream().map(VersionEvent::getNumber).distinct().count();
  }

  private void requireUnavailable(Events events) {
    StatusRuntimeException refused =
        assertThrows(StatusRuntimeException.class, () -> versions(events));
    assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.UNAVAILABLE);
    assertThat(GrpcDoor.errorInfo(refused).getReason()).isEqualTo("DEPENDENCY_UNAVAILABLE");
    assertThat(GrpcDoor.retryInfo(refused).orElseThrow().getRetryDelay().getSeconds()).isPositive();
  }

  private static Response list(Events events) {
    return asked(ServiceProfile.VIEWER).get(path(events));
  }

  private void awaitReady(String check, String detail, Matcher<String> value) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                given()
                    .get(management.resolve("/q/health/ready"))
                    .then()
                    .statusCode(200)
                    .body(
                        "checks.find { it.name == '%s' }.data.'%s'".formatted(check, detail),
                        value));
  }
}
