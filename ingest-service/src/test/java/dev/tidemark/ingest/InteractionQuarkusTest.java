package dev.tidemark.ingest;

import static dev.tidemark.ingest.GatewayClient.batch;
import static dev.tidemark.ingest.GatewayClient.item;
import static dev.tidemark.ingest.GatewayClient.refusal;
import static dev.tidemark.ingest.GatewayClient.timestamp;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.tidemark.ingest.delivery.AdmissionService;
import dev.tidemark.proto.event.v1.Completeness;
import dev.tidemark.proto.event.v1.Interaction;
import dev.tidemark.proto.event.v1.InteractionEvent;
import dev.tidemark.proto.event.v1.Message;
import dev.tidemark.proto.event.v1.OversizePolicy;
import dev.tidemark.proto.event.v1.Policy;
import dev.tidemark.proto.event.v1.Role;
import dev.tidemark.proto.event.v1.TrafficCount;
import dev.tidemark.proto.event.v1.TrafficEvent;
import dev.tidemark.proto.ingest.v1.ErrorReason;
import dev.tidemark.proto.ingest.v1.InteractionInput;
import dev.tidemark.proto.ingest.v1.ItemResult;
import dev.tidemark.proto.ingest.v1.ItemStatus;
import dev.tidemark.proto.ingest.v1.PutApplicationRequest;
import dev.tidemark.proto.ingest.v1.RecordInteractionsRequest;
import dev.tidemark.proto.topic.Topic;
import dev.tidemark.proto.topic.TopicKey;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import jakarta.inject.Inject;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = IngestStackResource.class, scope = TestResourceScope.GLOBAL)
class InteractionQuarkusTest {
  @TestHTTPResource("/")
  URL url;

  @Inject AdmissionService admission;

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
  void keepsSelectedInteractionsUnderPseudonymsOnTheAuthorsPartition() throws Exception {
    List<ItemResult> results = record("b1", item("i1", "alice"), item("i2", "alice"));
    assertThat(results)
        .extracting(ItemResult::getStatus)
        .containsOnly(ItemStatus.ITEM_STATUS_SAMPLED);

    List<ConsumerRecord<String, byte[]>> records = interactions();
    assertThat(records).hasSize(2);
    for (ConsumerRecord<String, byte[]> record : records) {
      InteractionEvent event = InteractionEvent.parseFrom(record.value());
      Interaction interaction = event.getInteraction();
      String user = interaction.getAuthor().getUser();
      assertThat(user).matches("[0-9a-f]{32}");
      assertThat(new String(record.value(), StandardCharsets.UTF_8)).doesNotContain("alice");
      assertThat(record.key()).isEqualTo(TopicKey.unit("default", application, user));
      assertThat(record.partition())
          .isEqualTo(Topic.partitionOf(interaction.getAuthor().getBlock(), 16));
      assertThat(event.getEnvelope().getTenant()).isEqualTo("default");
      assertThat(interaction.getSampling().getInclusionProbability()).isEqualTo(1);
      assertThat(interaction.getCompleteness()).isEqualTo(Completeness.COMPLETENESS_COMPLETE);
    }
  }

  @Test
  void countsTheBatchOnceAndInFull() throws Exception {
    record("b1", item("i1", "a"), item("", "a"), item("i3", "b"));
    TrafficEvent event = TrafficEvent.parseFrom(traffic().getFirst().value());
    assertThat(event.getEnvelope().getEventId()).isEqualTo("b1");
    assertThat(event.getCountsList()).extracting(TrafficCount::getReceived).containsExactly(2L, 1L);
    assertThat(event.getCountsList()).extracting(TrafficCount::getSampled).containsExactly(2L, 0L);
    assertThat(event.getCountsList()).extracting(TrafficCount::getRejected).containsExactly(0L, 1L);
    assertThat(event.getCountsList())
        .extracting(TrafficCount::getStratum)
        .containsExactly("complete", "");
  }

  @Test
  void answersARetryLikeTheFirstTimeWithTheSameEventIds() throws Exception {
    InteractionInput[] items =
        IntStream.range(0, 20)
            .mapToObj(i -> item("i" + i, "u" + i))
            .toArray(InteractionInput[]::new);
    List<ItemResult> first = record("b1", items);
    assertThat(record("b1", items)).isEqualTo(first);
    assertThat(eventIds(interactions())).hasSize(40);
    assertThat(eventIds(interactions()).stream().distinct()).hasSize(20);
    assertThat(traffic()).hasSize(2);
  }

  @Test
  void refusesAnIdThatAnotherBatchTook() {
    record("b1", item("i1", "a"));
    assertThat(record("b2", item("i1", "a")).getFirst().getReason())
        .isEqualTo(ErrorReason.DUPLICATE);
  }

  @Test
  void keepsTenantsWithTheSameIdsApart() throws Exception {
    client
        .registryAs("operator.acme")
        .putApplication(
            PutApplicationRequest.newBuilder()
                .setApplication(
                    dev.tidemark.proto.event.v1.Application.newBuilder().setId(application))
                .build());
    record("b1", item("i1", "alice"));
    var acme =
        client
            .as("gateway.acme")
            .recordInteractions(batch(application, "b1", List.of(item("i1", "alice"))));
    assertThat(acme.getResults(0).getStatus()).isEqualTo(ItemStatus.ITEM_STATUS_SAMPLED);
    Interaction ours = interaction(interactions().getFirst());
    Interaction theirs =
        interaction(TopicReader.read(Topic.INTERACTION, "acme", application).getFirst());
    assertThat(theirs.getAuthor().getUser()).isNotEqualTo(ours.getAuthor().getUser());
    assertThat(theirs.getSampling().getUCore()).isNotEqualTo(ours.getSampling().getUCore());
  }

  @Test
  void giveEveryBadItemItsReasonAndTakesTheRest() {
    InteractionInput good = item("good", "a");
    InteractionInput.Builder shadow = good.toBuilder().setId("1").setShadow(true);
    InteractionInput.Builder timeless = good.toBuilder().setId("2").clearTimestamp();
    InteractionInput.Builder future =
        good.toBuilder().setId("3").setTimestamp(timestamp(Instant.now().plusSeconds(3600)));
    InteractionInput.Builder modelless = good.toBuilder().setId("4").clearServedBy();
    InteractionInput.Builder promptless = good.toBuilder().setId("5").clearMessages();
    InteractionInput.Builder invalid =
        good.toBuilder().setId("6").setUpstreamProbability(Double.NaN);
    InteractionInput.Builder large = good.toBuilder().setId("7").addMessages(text(2 << 20));
    List<ItemResult> results =
        record(
            "b1",
            good,
            item("", "a"),
            shadow.build(),
            timeless.build(),
            future.build(),
            modelless.build(),
            promptless.build(),
            invalid.build(),
            large.build());
    assertThat(results)
        .extracting(ItemResult::getReason)
        .containsExactly(
            ErrorReason.ERROR_REASON_UNSPECIFIED,
            ErrorReason.MISSING_ID,
            ErrorReason.SHADOW_TRAFFIC,
            ErrorReason.MISSING_TIMESTAMP,
            ErrorReason.FUTURE_EVENT_TIME,
            ErrorReason.MISSING_MODEL,
            ErrorReason.MISSING_PROMPT,
            ErrorReason.INVALID_ITEM,
            ErrorReason.ITEM_TOO_LARGE);
  }

  @Test
  void keepsTheMetadataOfAnOversizeItemWhereThePolicySaysSo() throws Exception {
    client
        .registryAs("operator")
        .putApplication(
            PutApplicationRequest.newBuilder()
                .setApplication(
                    dev.tidemark.proto.event.v1.Application.newBuilder()
                        .setId(application)
                        .setPolicy(
                            Policy.newBuilder()
                                .setOversize(OversizePolicy.OVERSIZE_POLICY_TRUNCATE)))
                .build());
    record("b1", item("large", "a").toBuilder().addMessages(text(2 << 20)).build());
    Interaction kept = interaction(interactions().getFirst());
    assertThat(kept.getCompleteness()).isEqualTo(Completeness.COMPLETENESS_TRUNCATED);
    assertThat(kept.getMessagesList()).isEmpty();
    assertThat(kept.getContentHash().size()).isEqualTo(32);
  }

  @Test
  void refusesBatchesOutOfBounds() {
    var gateway = client.as("gateway");
    InteractionInput one = item("i", "a");
    assertThat(refusal(() -> gateway.recordInteractions(batch(application, "", List.of(one)))))
        .isEqualTo("INVALID_ARGUMENT MISSING_BATCH_ID");
    assertThat(refusal(() -> gateway.recordInteractions(batch("No", "b", List.of(one)))))
        .isEqualTo("INVALID_ARGUMENT INVALID_FIELD");
    assertThat(refusal(() -> gateway.recordInteractions(batch(application, "b", List.of()))))
        .isEqualTo("INVALID_ARGUMENT INVALID_FIELD");
    List<InteractionInput> many = java.util.Collections.nCopies(501, one);
    assertThat(refusal(() -> gateway.recordInteractions(batch(application, "b", many))))
        .isEqualTo("INVALID_ARGUMENT TOO_MANY_ITEMS");
    assertThat(
            refusal(
                () ->
                    client.as("gateway.acme").recordInteractions(batch("none", "b", List.of(one)))))
        .isEqualTo("NOT_FOUND UNKNOWN_APPLICATION");
    assertThat(
            refusal(
                () ->
                    client.as("viewer").recordInteractions(batch(application, "b", List.of(one)))))
        .isEqualTo("PERMISSION_DENIED PERMISSION_DENIED");
    assertThat(
            refusal(
                () ->
                    client.as("nobody").recordInteractions(batch(application, "b", List.of(one)))))
        .isEqualTo("UNAUTHENTICATED UNAUTHENTICATED");
  }

  @Test
  void refusesARequestAboveTheTransportLimitAndTheConnectionGoesOn() {
    List<InteractionInput> nine = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      nine.add(item("i" + i, "a").toBuilder().addMessages(text(900_000)).build());
    }
    long begin = System.nanoTime();
    assertThat(
            refusal(() -> client.as("gateway").recordInteractions(batch(application, "b", nine))))
        .startsWith("RESOURCE_EXHAUSTED");
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
    assertThat(record("b2", item("i1", "a")).getFirst().getStatus())
        .isEqualTo(ItemStatus.ITEM_STATUS_SAMPLED);
  }

  @Test
  void takesARequestJustBelowTheTransportLimit() {
    List<InteractionInput> items = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      items.add(item("i" + i, "u" + i).toBuilder().addMessages(0, text(900_000)).build());
    }
    assertThat(record("b", items.toArray(InteractionInput[]::new)))
        .extracting(ItemResult::getStatus)
        .containsOnly(ItemStatus.ITEM_STATUS_SAMPLED);
  }

  @Test
  void tellsTheGatewayToComeAgainWhenMemoryIsTaken() {
    UniAssertSubscriber<Void> hog =
        admission
            .admit(16L << 20, () -> Uni.createFrom().<Void>nothing())
            .subscribe()
            .withSubscriber(UniAssertSubscriber.create());
    RecordInteractionsRequest batch = batch(application, "b1", List.of(item("i1", "a")));
    assertThat(refusal(() -> client.as("gateway").recordInteractions(batch)))
        .isEqualTo("UNAVAILABLE OVERLOADED");
    hog.cancel();
    client.as("gateway").recordInteractions(batch);
    assertThat(interactions()).hasSize(1);
    assertThat(traffic()).hasSize(1);
  }

  @Test
  void writesTheGatewaysTraceIntoTheRecords() {
    String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
    io.grpc.Metadata headers = new io.grpc.Metadata();
    headers.put(
        io.grpc.Metadata.Key.of("traceparent", io.grpc.Metadata.ASCII_STRING_MARSHALLER),
        "00-" + trace + "-00f067aa0ba902b7-01");
    client
        .as("gateway")
        .withInterceptors(io.grpc.stub.MetadataUtils.newAttachHeadersInterceptor(headers))
        .recordInteractions(batch(application, "b1", List.of(item("i1", "a"))));
    for (ConsumerRecord<String, byte[]> record :
        List.of(interactions().getFirst(), traffic().getFirst())) {
      String written =
          new String(record.headers().lastHeader("traceparent").value(), StandardCharsets.US_ASCII);
      assertThat(written).startsWith("00-" + trace + "-").doesNotContain("00f067aa0ba902b7");
    }
  }

  private List<ItemResult> record(String batchId, InteractionInput... items) {
    return client
        .as("gateway")
        .recordInteractions(batch(application, batchId, List.of(items)))
        .getResultsList();
  }

  private List<ConsumerRecord<String, byte[]>> interactions() {
    return TopicReader.read(Topic.INTERACTION, "default", application);
  }

  private List<ConsumerRecord<String, byte[]>> traffic() {
    return TopicReader.read(Topic.TRAFFIC, "default", application);
  }

  private static List<String> eventIds(List<ConsumerRecord<String, byte[]>> records)
      throws InvalidProtocolBufferException {
    List<String> ids = new ArrayList<>();
    for (ConsumerRecord<String, byte[]> record : records) {
      ids.add(InteractionEvent.parseFrom(record.value()).getEnvelope().getEventId());
    }
    return ids;
  }

  private static Interaction interaction(ConsumerRecord<String, byte[]> record)
      throws InvalidProtocolBufferException {
    return InteractionEvent.parseFrom(record.value()).getInteraction();
  }

  private static Message text(int length) {
    return Message.newBuilder().setRole(Role.ROLE_USER).setContent("x".repeat(length)).build();
  }
}
