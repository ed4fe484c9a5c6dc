package dev.tidemark.ingest;

import static dev.tidemark.ingest.GatewayClient.batch;
import static dev.tidemark.ingest.GatewayClient.item;
import static dev.tidemark.ingest.GatewayClient.refusal;
import static dev.tidemark.ingest.GatewayClient.timestamp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tidemark.proto.event.v1.Author;
import dev.tidemark.proto.event.v1.Deployment;
import dev.tidemark.proto.event.v1.DeploymentEvent;
import dev.tidemark.proto.event.v1.ErasureEvent;
import dev.tidemark.proto.event.v1.FeedbackEvent;
import dev.tidemark.proto.event.v1.FeedbackKind;
import dev.tidemark.proto.event.v1.InteractionEvent;
import dev.tidemark.proto.event.v1.RolloutStep;
import dev.tidemark.proto.event.v1.TrafficEvent;
import dev.tidemark.proto.ingest.v1.AnnounceDeploymentRequest;
import dev.tidemark.proto.ingest.v1.EraseUserRequest;
import dev.tidemark.proto.ingest.v1.GetSamplingPolicyRequest;
import dev.tidemark.proto.ingest.v1.RecordFeedbackRequest;
import dev.tidemark.proto.ingest.v1.ReportTrafficRequest;
import dev.tidemark.proto.topic.Topic;
import dev.tidemark.proto.topic.TopicKey;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = IngestStackResource.class, scope = TestResourceScope.GLOBAL)
class DoorsQuarkusTest {
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
  void writesTheEndOfTheStreamToEveryPartition() throws Exception {
    client.as("gateway").reportTraffic(report("r1").setNotOffered(7).setEndOfStream(true).build());
    Set<Integer> partitions = new HashSet<>();
    for (ConsumerRecord<String, byte[]> record :
        TopicReader.read(Topic.INTERACTION, "default", application)) {
      InteractionEvent event = InteractionEvent.parseFrom(record.value());
      assertThat(event.getEnvelope().getEventId()).isEqualTo("r1/" + record.partition());
      assertThat(event.getEndOfStream().getThrough()).isEqualTo(event.getEnvelope().getEventTime());
      partitions.add(record.partition());
    }
    assertThat(partitions).hasSize(16);
    TrafficEvent traffic = TrafficEvent.parseFrom(only(Topic.TRAFFIC).value());
    assertThat(traffic.getCounts(0).getReceived()).isEqualTo(7);
    assertThat(traffic.getCounts(0).getUnsampled()).isEqualTo(7);
  }

  @Test
  void refusesReportsOutOfBounds() {
    var gateway = client.as("gateway");
    assertThat(refusal(() -> gateway.reportTraffic(report("").build())))
        .isEqualTo("INVALID_ARGUMENT MISSING_BATCH_ID");
    assertThat(refusal(() -> gateway.reportTraffic(report("r").clearTimestamp().build())))
        .isEqualTo("INVALID_ARGUMENT MISSING_TIMESTAMP");
    assertThat(refusal(() -> gateway.reportTraffic(report("r").setTimestamp(tomorrow()).build())))
        .isEqualTo("INVALID_ARGUMENT FUTURE_EVENT_TIME");
  }

  @Test
  void putsFeedbackWhereItsInteractionIs() throws Exception {
    client.as("gateway").recordInteractions(batch(application, "b1", List.of(item("i1", "alice"))));
    client.as("gateway").recordFeedback(feedback().setUserId("alice").build());
    ConsumerRecord<String, byte[]> interaction = only(Topic.INTERACTION);
    ConsumerRecord<String, byte[]> record = only(Topic.FEEDBACK);
    Author author = InteractionEvent.parseFrom(interaction.value()).getInteraction().getAuthor();
    FeedbackEvent event = FeedbackEvent.parseFrom(record.value());
    assertThat(record.key()).isEqualTo(interaction.key());
    assertThat(record.partition()).isEqualTo(interaction.partition());
    assertThat(event.getUser()).isEqualTo(author.getUser());
    assertThat(event.getBlock()).isEqualTo(author.getBlock());
    assertThat(event.getInteractionId()).isEqualTo("i1");
  }

  @Test
  void refusesFeedbackOfNobody() {
    var gateway = client.as("gateway");
    assertThat(refusal(() -> gateway.recordFeedback(feedback().build())))
        .isEqualTo("INVALID_ARGUMENT INVALID_FIELD");
    assertThat(refusal(() -> gateway.recordFeedback(feedback().setUserId("a").clearId().build())))
        .isEqualTo("INVALID_ARGUMENT MISSING_ID");
  }

  @Test
  void announcesADeploymentWithItsPlan() throws Exception {
    create();
    Deployment deployment =
        Deployment.newBuilder()
            .setId("d-1")
            .setModel("m2")
            .setStart(timestamp(Instant.EPOCH))
            .addRollout(
                RolloutStep.newBuilder()
                    .setStart(timestamp(Instant.EPOCH))
                    .addBlocks(1)
                    .addBlocks(255))
            .setRandomised(true)
            .build();
    client.as("operator").announceDeployment(announcement(deployment));
    ConsumerRecord<String, byte[]> record = only(Topic.DEPLOYMENT);
    assertThat(record.key()).isEqualTo(TopicKey.application("default", application));
    assertThat(DeploymentEvent.parseFrom(record.value()).getDeployment()).isEqualTo(deployment);
  }

  @Test
  void refusesDeploymentsThatCannotBeMeant() {
    create();
    Deployment.Builder deployment =
        Deployment.newBuilder().setId("d-1").setModel("m2").setStart(timestamp(Instant.EPOCH));
    RolloutStep.Builder wave =
        RolloutStep.newBuilder().setStart(timestamp(Instant.EPOCH)).addBlocks(1).addBlocks(1);
    var operator = client.as("operator");
    assertThat(
            refusal(
                () ->
                    operator.announceDeployment(
                        announcement(deployment.clone().addRollout(wave).build()))))
        .isEqualTo("INVALID_ARGUMENT INVALID_ROLLOUT");
    assertThat(
            refusal(
                () ->
                    operator.announceDeployment(
                        announcement(deployment.clone().clearModel().build()))))
        .isEqualTo("INVALID_ARGUMENT MISSING_MODEL");
    assertThat(
            refusal(
                () -> client.as("gateway").announceDeployment(announcement(deployment.build()))))
        .isEqualTo("PERMISSION_DENIED PERMISSION_DENIED");
  }

  @Test
  void publishesWhomToForgetUnderThePseudonym() throws Exception {
    client.as("gateway").recordInteractions(batch(application, "b1", List.of(item("i1", "alice"))));
    var receipt =
        client
            .as("operator")
            .eraseUser(
                EraseUserRequest.newBuilder()
                    .setApplication(application)
                    .setId("e1")
                    .setUserId("alice")
                    .build());
    ConsumerRecord<String, byte[]> record = only(Topic.ERASURE);
    ErasureEvent event = ErasureEvent.parseFrom(record.value());
    assertThat(record.key()).isEqualTo(TopicKey.unit("default", application, event.getUser()));
    assertThat(record.partition()).isEqualTo(only(Topic.INTERACTION).partition());
    assertThat(Instant.ofEpochSecond(receipt.getTopicsCleanAt().getSeconds()))
        .isCloseTo(Instant.now().plus(Duration.ofDays(3)), within(1, ChronoUnit.MINUTES));
  }

  @Test
  void tellsAGatewayHowItSamples() {
    var policy =
        client
            .as("gateway")
            .getSamplingPolicy(
                GetSamplingPolicyRequest.newBuilder().setApplication(application).build());
    assertThat(policy.getSalt().size()).isEqualTo(32);
    assertThat(policy.getPolicyVersion()).isEqualTo(1);
    assertThat(policy.getCoreProbability()).isEqualTo(0.1);
    assertThat(policy.getPanelProbability()).isEqualTo(1.0);
    assertThat(policy.getStratumProbabilitiesMap()).hasSize(6).containsEntry("error", 0.0);
  }

  @Test
  void takesJsonLikeGrpc() throws Exception {
    String item =
        """
        {"id":"%s","timestamp":"%s","userId":"alice","messages":[{"role":"user","content":"hi"}],
         "answer":{"content":"ho","outcome":"cached","latencyMs":12},"servedBy":{"model":"m"}}""";
    String body =
        """
        {"batchId":"b1","items":[%s,%s]}"""
            .formatted(item.formatted("i1", Instant.now()), item.formatted("", Instant.now()));
    post("gateway", "interactions", body)
        .statusCode(200)
        .body("results[0].status", Matchers.equalTo("SAMPLED"))
        .body("results[1].status", Matchers.equalTo("REJECTED"))
        .body("results[1].reason", Matchers.equalTo("MISSING_ID"));
    assertThat(
            InteractionEvent.parseFrom(only(Topic.INTERACTION).value())
                .getInteraction()
                .getSampling()
                .getStratum())
        .isEqualTo("cached");
    String start = Instant.now().toString();
    post(
            "gateway",
            "feedback",
            "{\"id\":\"f\",\"interactionId\":\"i1\",\"userId\":\"alice\",\"timestamp\":\""
                + start
                + "\",\"kind\":\"POSITIVE\"}")
        .statusCode(204);
    post(
            "gateway",
            "traffic",
            "{\"batchId\":\"r\",\"notOffered\":3,\"timestamp\":\"" + start + "\"}")
        .statusCode(204);
    post(
            "operator",
            "deployments",
            "{\"id\":\"d\",\"model\":\"m2\",\"start\":\""
                + start
                + "\",\"rollout\":[{\"start\":\""
                + start
                + "\",\"blocks\":[0,255]}]}")
        .statusCode(204);
    assertThat(FeedbackEvent.parseFrom(only(Topic.FEEDBACK).value()).getKind())
        .isEqualTo(FeedbackKind.FEEDBACK_KIND_POSITIVE);
    assertThat(
            DeploymentEvent.parseFrom(only(Topic.DEPLOYMENT).value())
                .getDeployment()
                .getRollout(0)
                .getBlocksList())
        .containsExactly(0, 255);
  }

  @Test
  void answersBadJsonWithAProblemThatNamesThePlace() {
    problem("interactions", "{\"batchId\":", 400, "MALFORMED_REQUEST");
    problem("interactions", "{\"batchId\":\"b\",\"itms\":[]}", 400, "MALFORMED_REQUEST");
    problem("interactions", "", 400, "MALFORMED_REQUEST");
    problem("interactions", "{\"items\":[{}]}", 400, "MISSING_BATCH_ID");
    problem("interactions", "{\"batchId\":\"b\"}", 400, "INVALID_FIELD");
    problem("interactions", "{\"batchId\":\"\\ud800\",\"items\":[{}]}", 400, "MALFORMED_REQUEST");
    byte[] latin1 =
        "{\"batchId\":\"\u00e9\"}".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    RestAssured.given()
        .auth()
        .oauth2(IngestStackResource.token("gateway"))
        .header("Content-Type", "application/json")
        .body(latin1)
        .post("/api/v1/applications/{app}/interactions", application)
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("reason", Matchers.equalTo("MALFORMED_REQUEST"))
        .body("detail", Matchers.containsString("line 1, column"));
  }

  @Test
  void answersTooLargeABodyWithAProblem() {
    problem("interactions", "x".repeat((8 << 20) + 1), 413, "TOO_LARGE");
  }

  @Test
  void refusesOverHttpWhatItRefusesOverGrpc() {
    String now = Instant.now().toString();
    String tomorrow = Instant.now().plus(Duration.ofDays(1)).toString();
    problem(
        "feedback",
        "{\"interactionId\":\"i\",\"userId\":\"a\",\"timestamp\":\"%s\",\"kind\":\"POSITIVE\"}"
            .formatted(now),
        400,
        "MISSING_ID");
    problem(
        "traffic",
        "{\"batchId\":\"r\",\"notOffered\":3,\"timestamp\":\"%s\"}".formatted(tomorrow),
        400,
        "FUTURE_EVENT_TIME");
    problem(
        "interactions",
        "{\"batchId\":\"b\",\"items\":[%s]}"
            .formatted(String.join(",", Collections.nCopies(501, "{}"))),
        400,
        "TOO_MANY_ITEMS");
    problem(
        "gateway.acme",
        "interactions",
        "{\"batchId\":\"b\",\"items\":[{}]}",
        404,
        "UNKNOWN_APPLICATION");
    problem("viewer", "interactions", "{}", 403, "PERMISSION_DENIED");
    problem("nobody", "interactions", "{}", 401, "UNAUTHENTICATED");
  }

  @Test
  void givesEveryBadItemItsReasonOverHttpToo() {
    String item =
        "{\"id\":\"%s\",\"userId\":\"a\",\"timestamp\":\"%s\","
            + "\"messages\":[{\"role\":\"user\",\"content\":\"%s\"}],\"servedBy\":{\"model\":\"m\"}}";
    String items =
        String.join(
            ",",
            item.formatted("", Instant.now(), "hi"),
            item.formatted("large", Instant.now(), "x".repeat(2 << 20)),
            item.formatted("future", Instant.now().plus(Duration.ofDays(1)), "hi"));
    post("gateway", "interactions", "{\"batchId\":\"b\",\"items\":[%s]}".formatted(items))
        .statusCode(200)
        .body(
            "results.reason",
            Matchers.contains("MISSING_ID", "ITEM_TOO_LARGE", "FUTURE_EVENT_TIME"));
  }

  @Test
  void measuresWhatItTakes() {
    client
        .as("gateway")
        .recordInteractions(batch(application, "b1", List.of(item("i1", "a"), item("", "a"))));
    String metrics = RestAssured.given().get(management.resolve("/q/metrics")).asString();
    assertThat(metrics)
        .containsPattern("tidemark_ingest_records[^\\n]*outcome=\"sampled\"")
        .containsPattern("tidemark_ingest_records[^\\n]*reason=\"MISSING_ID\"")
        .contains("tidemark_ingest_inflight");
  }

  private void problem(String path, String body, int status, String reason) {
    problem("gateway", path, body, status, reason);
  }

  private void problem(String role, String path, String body, int status, String reason) {
    post(role, path, body)
        .statusCode(status)
        .contentType("application/problem+json")
        .body("reason", Matchers.equalTo(reason));
  }

  private io.restassured.response.ValidatableResponse post(String role, String path, String body) {
    return RestAssured.given()
        .auth()
        .oauth2(IngestStackResource.token(role))
        .header("Content-Type", "application/json")
        .body(body)
        .post("/api/v1/applications/{app}/{path}", application, path)
        .then();
  }

  private void create() {
    client
        .as("gateway")
        .getSamplingPolicy(
            GetSamplingPolicyRequest.newBuilder().setApplication(application).build());
  }

  private ConsumerRecord<String, byte[]> only(Topic topic) {
    List<ConsumerRecord<String, byte[]>> records = TopicReader.read(topic, "default", application);
    assertThat(records).hasSize(1);
    return records.getFirst();
  }

  private ReportTrafficRequest.Builder report(String id) {
    return ReportTrafficRequest.newBuilder()
        .setApplication(application)
        .setBatchId(id)
        .setTimestamp(timestamp(Instant.now()));
  }

  private RecordFeedbackRequest.Builder feedback() {
    return RecordFeedbackRequest.newBuilder()
        .setApplication(application)
        .setId("f1")
        .setInteractionId("i1")
        .setTimestamp(timestamp(Instant.now()))
        .setKind(FeedbackKind.FEEDBACK_KIND_POSITIVE);
  }

  private AnnounceDeploymentRequest announcement(Deployment deployment) {
    return AnnounceDeploymentRequest.newBuilder()
        .setApplication(application)
        .setDeployment(deployment)
        .build();
  }

  private static com.google.protobuf.Timestamp tomorrow() {
    return timestamp(Instant.now().plus(Duration.ofDays(1)));
  }
}
