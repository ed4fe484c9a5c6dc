package dev.tidemark.drift.pipeline;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tidemark.chassis.application.ApplicationKey;
import dev.tidemark.chassis.doors.GrpcDoor;
import dev.tidemark.chassis.testing.Outage;
import dev.tidemark.chassis.testing.ServiceProfile;
import dev.tidemark.drift.traffic.CountStore;
import dev.tidemark.drift.traffic.DayCount;
import dev.tidemark.proto.drift.v1.DriftServiceGrpc;
import dev.tidemark.proto.drift.v1.EmbedRequest;
import dev.tidemark.proto.drift.v1.GetAdaptationReportRequest;
import dev.tidemark.proto.drift.v1.GetShiftReportRequest;
import dev.tidemark.proto.drift.v1.ListDeploymentsRequest;
import dev.tidemark.proto.topic.Topic;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What readers and the stream see while the broker or the database is away, and afterwards. */
@QuarkusTest
@TestProfile(PipelineProfile.class)
class OutageIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TestHTTPResource(value = "/", management = true)
  URI management;

  @Inject CountStore counts;

  private final Kafka kafka = new Kafka(PipelineProfile.PREFIX);

  @AfterEach
  void close() {
    kafka.close();
  }

  @Test
  void refusesReportsWithADelayWhileTheDatabaseIsAwayAndLosesNothing() {
    Events events = start("without-database");
    send(events, 0, 20);
    awaitCounted(events, 20);
    try (Outage _ = Outage.ofDatabase()) {
      send(events, 20, 40);
      requireReportsUnavailable(events);
      await().atMost(PATIENCE).untilAsserted(() -> ready("drift-enrich", equalTo("retrying")));
      ready("database", "state", equalTo("away"));
    }
    awaitCounted(events, 40);
    await().atMost(PATIENCE).untilAsserted(() -> ready("drift-enrich", equalTo("ok")));
    ready("database", "state", equalTo("answers"));
    report(events).statusCode(200);
  }

  @Test
  void answersReportsWhileKafkaIsAwayAndLosesNothing() {
    Events events = start("without-kafka");
    send(events, 0, 20);
    awaitCounted(events, 20);
    try (Outage _ = Outage.ofKafka()) {
      send(events, 20, 40);
      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> ready("drift-enrich", startsWith("Kafka has not answered since")));
      report(events).statusCode(200);
    }
    awaitCounted(events, 40);
    await().atMost(PATIENCE).untilAsserted(() -> ready("drift-enrich", equalTo("ok")));
  }

  private void requireReportsUnavailable(Events events) {
    for (String path : new String[] {"", "/%s/shift", "/%s/traffic", "/%s/deployments"}) {
      get("/api/v1/applications" + path.formatted(events.application()))
          .statusCode(503)
          .contentType("application/problem+json")
          .header("Retry-After", equalTo("1"))
          .body("reason", equalTo("DEPENDENCY_UNAVAILABLE"));
    }
    try (GrpcDoor grpc = new GrpcDoor(RestAssured.port)) {
      EmbedRequest text = EmbedRequest.newBuilder().addTexts("needs no database").build();
      assertThat(
              DriftServiceGrpc.newBlockingStub(grpc.with(ServiceProfile.SERVICE))
                  .embed(text)
                  .getVectorsCount())
          .isEqualTo(1);
      var drift = DriftServiceGrpc.newBlockingStub(grpc.with(ServiceProfile.VIEWER));
      String app = events.application();
      requireUnavailable(
          () ->
              drift.getShiftReport(GetShiftReportRequest.newBuilder().setApplication(app).build()));
      requireUnavailable(
          () ->
              drift.listDeployments(
                  ListDeploymentsRequest.newBuilder().setApplication(app).build()));
      requireUnavailable(
          () ->
              drift.getAdaptationReport(
                  GetAdaptationReportRequest.newBuilder()
                      .setApplication(app)
                      .setDeployment("d")
                      .build()));
    }
  }

  private static void requireUnavailable(Executable call) {
    StatusRuntimeException refused = assertThrows(StatusRuntimeException.class, call);
    assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.UNAVAILABLE);
    assertThat(GrpcDoor.errorInfo(refused).getReason()).isEqualTo("DEPENDENCY_UNAVAILABLE");
    assertThat(GrpcDoor.retryInfo(refused).orElseThrow().getRetryDelay().getSeconds()).isPositive();
  }

  private static ValidatableResponse report(Events events) {
    return get("/api/v1/applications/%s/traffic".formatted(events.application()));
  }

  private static ValidatableResponse get(String path) {
    return given().auth().oauth2(ServiceProfile.VIEWER).get(path).then();
  }

  private void ready(String stream, Matcher<String> state) {
    ready("intake", stream, state);
  }

  private void ready(String check, String detail, Matcher<String> value) {
    given()
        .get(management.resolve("/q/health/ready"))
        .then()
        .statusCode(200)
        .body("checks.find { it.name == '%s' }.data.'%s'".formatted(check, detail), value);
  }

  private Events start(String application) {
    Events events = new Events(application);
    kafka.send(Topic.APPLICATION, 0, events.application(1));
    return events;
  }

  private void send(Events events, int from, int to) {
    for (int i = from; i < to; i++) {
      int block = i % PipelineProfile.PARTITIONS;
      kafka.send(
          Topic.INTERACTION,
          block,
          events.event("e" + i, Events.at(0, i), events.interaction("u" + i, block, "text " + i)));
    }
    kafka.flush();
  }

  /** Exactly: a record counted twice never becomes the number that is waited for. */
  private void awaitCounted(Events events, long number) {
    await().atMost(PATIENCE).until(() -> counted(events) == number);
  }

  private long counted(Events events) {
    return counts
        .counts(new ApplicationKey(Events.TENANT, events.application()))
        .await()
        .atMost(Duration.ofSeconds(20))
        .stream()
        .mapToLong(DayCount::counted)
        .sum();
  }
}
