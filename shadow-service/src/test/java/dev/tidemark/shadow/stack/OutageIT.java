package dev.tidemark.shadow.stack;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tidemark.chassis.doors.GrpcDoor;
import dev.tidemark.chassis.testing.Outage;
import dev.tidemark.chassis.testing.Results;
import dev.tidemark.chassis.testing.ServiceProfile;
import dev.tidemark.proto.shadow.v1.ListScoresRequest;
import dev.tidemark.proto.shadow.v1.ScoreRow;
import dev.tidemark.proto.shadow.v1.ScoreStatus;
import dev.tidemark.proto.shadow.v1.ShadowServiceGrpc;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.Test;

/** What the service does, and what its readers see, while a peer is away and afterwards. */
@QuarkusTest
@TestProfile(ShadowProfile.class)
class OutageIT extends WithStubs {
  private static final String STEADY = "steady";

  @Inject Pool database;

  @TestHTTPResource(value = "/", management = true)
  URI management;

  @Test
  void refusesReportsWithADelayWhileTheDatabaseIsAwayAndLosesNothing() {
    Events events = begin("without-database");
    try (Outage _ = Outage.ofDatabase()) {
      send(events, 5, 10);
      ShadowApi.get(events, "/candidates", 503)
          .contentType("application/problem+json")
          .header("Retry-After", equalTo("1"))
          .body("reason", equalTo("DEPENDENCY_UNAVAILABLE"));
      requireUnavailable(events);
      awaitReady("intake", "shadow-embedded", equalTo("retrying"));
      awaitReady("database", "state", equalTo("away"));
    }
    awaitScored(events, 10);
    awaitReady("intake", "shadow-embedded", equalTo("ok"));
    awaitReady("database", "state", equalTo("answers"));
  }

  @Test
  void answersReportsWhileKafkaIsAwayAndLosesNothing() {
    Events events = begin("without-kafka");
    try (Outage _ = Outage.ofKafka()) {
      send(events, 5, 10);
      awaitReady("intake", "shadow-embedded", startsWith("Kafka has not answered since"));
      ShadowApi.get(events, "/candidates", 200);
    }
    awaitScored(events, 10);
    awaitReady("intake", "shadow-embedded", equalTo("ok"));
  }

  @Test
  void scoresWithoutSimilarityWhileDriftIsAway() {
    Events events = begin("without-drift");
    drift.close();
    try {
      send(events, 5, 10);
      awaitScored(events, 10);
      requireReady();
    } finally {
      drift = new FakeDrift();
    }
    assertThat(compared(events)).isEqualTo(5);
    assertThat(scores(events)).allMatch(ScoreRow::hasDifference);
  }

  @Test
  void staysReadyWhileDriftHangs() {
    Events events = begin("with-hanging-drift");
    drift.mute(true);
    try {
      send(events, 5, 6);
      awaitScored(events, 6);
      requireReady();
    } finally {
      drift.mute(false);
    }
  }

  @Test
  void staysReadyWhileModelsAreAwayAndFailsWithTheReason() {
    Events events = begin("without-models");
    models.close();
    try {
      send(events, 5, 6);
      await().atMost(PATIENCE).until(() -> failures(events).size() == 1);
      requireReady();
    } finally {
      models = new StubModels();
    }
    assertThat(failures(events)).noneMatch(row -> row.getReason().isEmpty());
  }

  private Events begin(String application) {
    Events events = ShadowApi.start(kafka, application);
    ShadowApi.register(events, STEADY, Map.of());
    send(events, 0, 5);
    awaitScored(events, 5);
    return events;
  }

  /** Exactly: a record scored twice never becomes the number that is waited for. */
  private static void awaitScored(Events events, int number) {
    await()
        .atMost(PATIENCE)
        .ignoreException(StatusRuntimeException.class)
        .until(() -> scores(events).size() == number);
  }

  private static List<ScoreRow> scores(Events events) {
    return rows(events, ScoreStatus.SCORE_STATUS_SCORED);
  }

  private static List<ScoreRow> failures(Events events) {
    return rows(events, ScoreStatus.SCORE_STATUS_FAILED);
  }

  private static List<ScoreRow> rows(Events events, ScoreStatus status) {
    try (GrpcDoor door = new GrpcDoor(RestAssured.port)) {
      return ShadowServiceGrpc.newBlockingStub(door.with(ServiceProfile.VIEWER))
          .listScores(
              ListScoresRequest.newBuilder()
                  .setApplication(events.application())
                  .setArm(STEADY)
                  .setStatus(status)
                  .build())
          .getRowsList();
    }
  }

  private long compared(Events events) {
    String query = "select count(similarity) from attempt where application = $1";
    Tuple application = Tuple.of(events.application());
    return Results.get(database.preparedQuery(query).execute(application))
        .iterator()
        .next()
        .getLong(0);
  }

  private static void requireUnavailable(Events events) {
    StatusRuntimeException refused =
        assertThrows(StatusRuntimeException.class, () -> ShadowApi.verdict(events, STEADY));
    assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.UNAVAILABLE);
    assertThat(GrpcDoor.errorInfo(refused).getReason()).isEqualTo("DEPENDENCY_UNAVAILABLE");
    assertThat(GrpcDoor.retryInfo(refused).orElseThrow().getRetryDelay().getSeconds()).isPositive();
  }

  private void requireReady() {
    given().get(management.resolve("/q/health/ready")).then().statusCode(200);
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
