package dev.tidemark.evalset.cut;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tidemark.chassis.doors.GrpcDoor;
import dev.tidemark.chassis.testing.Outage;
import dev.tidemark.chassis.testing.ServiceProfile;
import dev.tidemark.evalset.EvalsetProfile;
import dev.tidemark.proto.evalset.v1.EvalSetServiceGrpc;
import dev.tidemark.proto.evalset.v1.EvalSetServiceGrpc.EvalSetServiceBlockingStub;
import dev.tidemark.proto.evalset.v1.ListVersionsRequest;
import dev.tidemark.proto.topic.Topic;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the service does, and what its readers see, while a peer is away and afterwards. */
@QuarkusTest
@TestProfile(EvalsetProfile.class)
class OutageIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int WEEK = 7 * Events.PER_DAY;

  private final Broker broker = new Broker();
  private GrpcDoor grpc;

  @Inject Pool database;

  @TestHTTPResource(value = "/", management = true)
  URI management;

  @BeforeEach
  void open() {
    grpc = new GrpcDoor(RestAssured.port);
  }

  @AfterEach
  void close() {
    grpc.close();
    broker.close();
  }

  @Test
  void refusesWithADelayWhileTheDatabaseIsAwayAndCutsTheWeekAfterwards() {
    Events events = start("without-database");
    try (Outage _ = Outage.ofDatabase()) {
      sendWeek(events);
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
    assertThat(pooled(events)).isEqualTo(WEEK);
    awaitReady("intake", "evalset-embedded", equalTo("ok"));
    awaitReady("database", "state", equalTo("answers"));
  }

  @Test
  void cutsOnRequestWhileKafkaIsAwayAndPublishesAfterwards() {
    Events events = start("without-kafka");
    sendWeek(events);
    awaitVersions(events, 1);
    try (Outage _ = Outage.ofKafka()) {
      awaitReady("intake", "evalset-embedded", startsWith("Kafka has not answered since"));
      given()
          .auth()
          .oauth2(ServiceProfile.OPERATOR)
          .contentType(ContentType.JSON)
          .body(Map.of("size", 20))
          .post(path(events))
          .then()
          .statusCode(200);
      assertThat(list(events).path("versions.size()").toString()).isEqualTo("2");
    }
    await().atMost(PATIENCE).until(() -> published(events) == 2);
    awaitReady("intake", "evalset-embedded", equalTo("ok"));
  }

  private Events start(String application) {
    Events events = new Events(application);
    broker.send(Topic.APPLICATION, 0, events.application(1));
    await().atMost(PATIENCE).until(() -> list(events).statusCode() == 200);
    return events;
  }

  private void sendWeek(Events events) {
    for (int i = 0; i < WEEK; i++) {
      broker.send(Topic.EMBEDDED, Events.partition(i), events.prompt(i));
    }
    broker.sendToAll(Topic.EMBEDDED, events.end(Events.at(WEEK - 1)));
  }

  private static void awaitVersions(Events events, int number) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> list(events).then().statusCode(200).body("versions.size()", equalTo(number)));
  }

  private long pooled(Events events) {
    return database
        .preparedQuery("select count(*) from pool_item where application = $1")
        .execute(Tuple.of(events.application()))
        .await()
        .atMost(Duration.ofSeconds(20))
        .iterator()
        .next()
        .getLong(0);
  }

  private static long published(Events events) {
    String prefix = "default/" + events.application() + "/";
    return Broker.readAll(EvalsetProfile.name(Topic.VERSION)).stream()
        .map(record -> new String(record.key(), UTF_8))
        .filter(key -> key.startsWith(prefix))
        .distinct()
        .count();
  }

  private void requireUnavailable(Events events) {
    EvalSetServiceBlockingStub stub =
        EvalSetServiceGrpc.newBlockingStub(grpc.with(ServiceProfile.VIEWER));
    ListVersionsRequest request =
        ListVersionsRequest.newBuilder().setApplication(events.application()).build();
    StatusRuntimeException refused =
        assertThrows(StatusRuntimeException.class, () -> stub.listVersions(request));
    assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.UNAVAILABLE);
    assertThat(GrpcDoor.errorInfo(refused).getReason()).isEqualTo("DEPENDENCY_UNAVAILABLE");
    assertThat(GrpcDoor.retryInfo(refused).orElseThrow().getRetryDelay().getSeconds()).isPositive();
  }

  private static Response list(Events events) {
    return given().auth().oauth2(ServiceProfile.VIEWER).get(path(events));
  }

  private static String path(Events events) {
    return "/api/v1/applications/" + events.application() + "/versions";
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
