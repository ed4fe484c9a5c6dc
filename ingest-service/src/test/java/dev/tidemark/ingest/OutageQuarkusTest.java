package dev.tidemark.ingest;

import static dev.tidemark.ingest.GatewayClient.batch;
import static dev.tidemark.ingest.GatewayClient.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.tidemark.chassis.doors.GrpcDoor;
import dev.tidemark.chassis.testing.Outage;
import dev.tidemark.proto.event.v1.InteractionEvent;
import dev.tidemark.proto.event.v1.TrafficCount;
import dev.tidemark.proto.event.v1.TrafficEvent;
import dev.tidemark.proto.ingest.v1.InteractionInput;
import dev.tidemark.proto.ingest.v1.ItemResult;
import dev.tidemark.proto.ingest.v1.ItemStatus;
import dev.tidemark.proto.ingest.v1.RecordInteractionsRequest;
import dev.tidemark.proto.topic.Topic;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a gateway sees while the broker or the database is away, and afterwards. */
@QuarkusTest
@WithTestResource(value = IngestStackResource.class, scope = TestResourceScope.GLOBAL)
class OutageQuarkusTest {
  /** What Kubernetes waits for an answer. */
  private static final Duration PROBE = Duration.ofSeconds(2);

  @TestHTTPResource("/")
  URL url;

  @TestHTTPResource(value = "/", management = true)
  URI management;

  private final String application = "app-" + UUID.randomUUID();
  private GatewayClient client;

  @BeforeEach
  void connect() {
    client = new GatewayClient(url.getPort());
  }

  @AfterEach
  void disconnect() {
    client.close();
  }

  @Test
  void leavesBatchesToTheGatewayWhileKafkaIsAwayAndCountsTheirRetriesOnce() throws Exception {
    RecordInteractionsRequest batch = batch(application, "over-grpc", items(20));
    String document = document("over-http", "one");
    record(batch(application, "before", items(1)));
    try (Outage _ = Outage.ofKafka()) {
      CompletableFuture<Response> http =
          CompletableFuture.supplyAsync(() -> post(application, document));
      requireUnavailable(batch, "Kafka");
      requireUnavailable(http.join());
      requireReadyWithout("kafka");
    }
    await().ignoreException(StatusRuntimeException.class).until(() -> record(batch).size() == 20);
    await().until(() -> post(application, document).statusCode() == 200);
    requireReadyWith("kafka");

    assertThat(received()).isEqualTo(Map.of("before", 1L, "over-grpc", 20L, "over-http", 1L));
    assertThat(interactions()).isEqualTo(22);
  }

  @Test
  void servesKnownApplicationsWithoutTheDatabaseAndUnknownOnesAfterIt() throws Exception {
    String unknown = "app-" + UUID.randomUUID();
    record(batch(application, "before", items(1)));
    try (Outage _ = Outage.ofDatabase()) {
      assertThat(record(batch(application, "within", items(3))))
          .extracting(ItemResult::getStatus)
          .containsOnly(ItemStatus.ITEM_STATUS_SAMPLED);
      requireUnavailable(batch(unknown, "b1", items(1)), "the database");
      requireUnavailable(post(unknown, document("b2", "one")));
      requireReadyWithout("database");
    }
    await()
        .ignoreException(StatusRuntimeException.class)
        .until(() -> record(batch(unknown, "b1", items(1))).size() == 1);
    requireReadyWith("database");
    assertThat(received()).isEqualTo(Map.of("before", 1L, "within", 3L));
  }

  @Test
  void staysReadyWhileTheDatabaseHangs() {
    record(batch(application, "before", items(1)));
    try (Outage _ = Outage.ofHangingDatabase()) {
      assertThat(record(batch(application, "within", items(3)))).hasSize(3);
      await()
          .untilAsserted(
              () -> assertTimeoutPreemptively(PROBE, () -> requireReadyWithout("database")));
    }
    await().untilAsserted(() -> requireReadyWith("database"));
  }

  private void requireUnavailable(RecordInteractionsRequest batch, String dependency) {
    StatusRuntimeException refused =
        catchThrowableOfType(StatusRuntimeException.class, () -> record(batch));
    assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.UNAVAILABLE);
    assertThat(GrpcDoor.errorInfo(refused).getReason()).isEqualTo("DEPENDENCY_UNAVAILABLE");
    assertThat(GrpcDoor.errorInfo(refused).getMetadataMap())
        .containsEntry("dependency", dependency);
    assertThat(GrpcDoor.retryInfo(refused).orElseThrow().getRetryDelay().getSeconds()).isPositive();
  }

  private static void requireUnavailable(Response refused) {
    refused
        .then()
        .statusCode(503)
        .contentType("application/problem+json")
        .header("Retry-After", equalTo("1"))
        .body("reason", equalTo("DEPENDENCY_UNAVAILABLE"));
  }

  private void requireReadyWithout(String dependency) {
    requireReady(dependency, "away");
  }

  private void requireReadyWith(String dependency) {
    requireReady(dependency, "answers");
  }

  private void requireReady(String dependency, String state) {
    RestAssured.given()
        .get(management.resolve("/q/health/ready"))
        .then()
        .statusCode(200)
        .body("checks.find { it.name == '%s' }.data.state".formatted(dependency), equalTo(state));
  }

  private List<ItemResult> record(RecordInteractionsRequest batch) {
    return client.as("gateway").recordInteractions(batch).getResultsList();
  }

  private static Response post(String application, String document) {
    return RestAssured.given()
        .auth()
        .oauth2(IngestStackResource.token("gateway"))
        .header("Content-Type", "application/json")
        .body(document)
        .post("/api/v1/applications/{app}/interactions", application);
  }

  private static String document(String batchId, String id) {
    return """
    {"batchId":"%s","items":[{"id":"%s","timestamp":"%s","userId":"alice",
     "messages":[{"role":"user","content":"hi"}],"servedBy":{"model":"m"}}]}\
    """
        .formatted(batchId, id, Instant.now());
  }

  private static List<InteractionInput> items(int number) {
    String run = UUID.randomUUID().toString();
    return IntStream.range(0, number).mapToObj(i -> item(run + i, "u" + i)).toList();
  }

  /** Received items of each batch, which a reader counts once however often it was written. */
  private Map<String, Long> received() throws InvalidProtocolBufferException {
    Map<String, Long> received = new HashMap<>();
    for (ConsumerRecord<String, byte[]> record :
        TopicReader.read(Topic.TRAFFIC, "default", application)) {
      TrafficEvent event = TrafficEvent.parseFrom(record.value());
      received.put(
          event.getEnvelope().getEventId(),
          event.getCountsList().stream().mapToLong(TrafficCount::getReceived).sum());
    }
    return received;
  }

  private long interactions() {
    return TopicReader.read(Topic.INTERACTION, "default", application).stream()
        .map(OutageQuarkusTest::eventId)
        .distinct()
        .count();
  }

  private static String eventId(ConsumerRecord<String, byte[]> record) {
    try {
      return InteractionEvent.parseFrom(record.value()).getEnvelope().getEventId();
    } catch (InvalidProtocolBufferException e) {
      throw new AssertionError(e);
    }
  }
}
