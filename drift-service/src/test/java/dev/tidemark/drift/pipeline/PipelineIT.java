package dev.tidemark.drift.pipeline;

import static dev.tidemark.chassis.testing.Results.get;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.tidemark.chassis.application.ApplicationKey;
import dev.tidemark.chassis.application.ApplicationStore;
import dev.tidemark.chassis.testing.ServiceProfile;
import dev.tidemark.drift.application.DayRange;
import dev.tidemark.drift.application.Progress;
import dev.tidemark.drift.application.ProgressStore;
import dev.tidemark.drift.codebook.CodebookStore;
import dev.tidemark.drift.deployment.Deployment;
import dev.tidemark.drift.deployment.DeploymentStore;
import dev.tidemark.drift.deployment.Deployments;
import dev.tidemark.drift.panel.PanelDay;
import dev.tidemark.drift.panel.PanelStore;
import dev.tidemark.drift.sketch.SketchStore;
import dev.tidemark.drift.traffic.CountStore;
import dev.tidemark.drift.traffic.DayCount;
import dev.tidemark.drift.traffic.FeedbackDay;
import dev.tidemark.drift.traffic.TrafficDay;
import dev.tidemark.drift.version.EvalVersion;
import dev.tidemark.drift.version.VersionStore;
import dev.tidemark.proto.event.v1.Completeness;
import dev.tidemark.proto.event.v1.Embedded;
import dev.tidemark.proto.event.v1.EmbeddedEvent;
import dev.tidemark.proto.event.v1.Interaction;
import dev.tidemark.proto.event.v1.InteractionEvent;
import dev.tidemark.proto.event.v1.Message;
import dev.tidemark.proto.event.v1.Outcome;
import dev.tidemark.proto.event.v1.Role;
import dev.tidemark.proto.event.v1.Sampling;
import dev.tidemark.proto.topic.Topic;
import dev.tidemark.stats.feature.FeatureSpace;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(PipelineProfile.class)
class PipelineIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final DayRange ALL = new DayRange(Events.FIRST_DAY, Events.FIRST_DAY + 100);

  @Inject ApplicationStore applications;
  @Inject ProgressStore progress;
  @Inject CountStore counts;
  @Inject SketchStore sketches;
  @Inject PanelStore panel;
  @Inject DeploymentStore deployments;
  @Inject CodebookStore codebooks;
  @Inject FeatureSpace space;
  @Inject VersionStore versions;

  @ConfigProperty(name = "quarkus.grpc.clients.evalset.test-port")
  int evalsetPort;

  private final Kafka kafka = new Kafka(PipelineProfile.PREFIX);

  @AfterEach
  void close() {
    kafka.close();
  }

  @Test
  void countsExactlyThroughDuplicatesAndRebalances() {
    Events events = start("exact");
    List<InteractionEvent> stream = mixedStream(events);
    send(stream.subList(0, 300));
    try (KafkaConsumer<byte[], byte[]> enrich = Kafka.intruder("drift-enrich");
        KafkaConsumer<byte[], byte[]> analyse = Kafka.intruder("drift-analyse")) {
      enrich.subscribe(List.of(kafka.name(Topic.INTERACTION)));
      analyse.subscribe(List.of(kafka.name(Topic.EMBEDDED)));
      awaitPartitions(enrich, analyse);
      send(stream.subList(100, 600));
    }
    kafka.sendToAll(Topic.INTERACTION, events.end(Events.at(5, 1_000)));
    await().atMost(PATIENCE).until(() -> sum(events, DayCount::counted) == 600);
    awaitClosedThrough(events, 5);
    assertThat(sum(events, DayCount::withoutVector)).isEqualTo(60);
    assertThat(sum(events, DayCount::unknownUpstream)).isEqualTo(60);
    assertThat(sum(events, DayCount::sketched)).isEqualTo(480);
    assertThat(sum(events, DayCount::late)).isZero();
    assertThat(get(counts.duplicates(key(events)))).isEqualTo(200);
    assertThat(sketched(events)).isEqualTo(480);
    assertThat(get(sketches.window(key(events), space.id(), ALL, key -> true)).weight())
        .isEqualTo(960);
    assertThat(cellRecords(events)).isEqualTo(360);
    assertThat(panelRows(events).stream().mapToInt(PanelDay::prompts).sum()).isEqualTo(420);
  }

  @Test
  void replayingAStreamChangesNothing() {
    Events events = start("replay");
    List<InteractionEvent> stream = mixedStream(events).subList(0, 100);
    send(stream);
    kafka.sendToAll(Topic.INTERACTION, events.end(Events.at(5, 1_000)));
    kafka.send(Topic.TRAFFIC, 0, events.traffic("b1", Events.at(0, 5), 50, 50));
    kafka.send(Topic.TRAFFIC, 0, events.traffic("b2", Events.at(5, 5), 50, 50));
    // A partition that has not read its first record yet does not hold days open.
    await().atMost(PATIENCE).until(() -> sum(events, DayCount::counted) == 100);
    awaitClosedThrough(events, 5);
    long sketched = sketched(events);
    send(stream);
    kafka.sendToAll(Topic.INTERACTION, events.end(Events.at(5, 1_000)));
    kafka.send(Topic.TRAFFIC, 0, events.traffic("b1", Events.at(0, 5), 50, 50));
    kafka.send(Topic.TRAFFIC, 0, events.traffic("b2", Events.at(5, 5), 50, 50));
    await().atMost(PATIENCE).until(() -> sum(events, DayCount::late) == 100);
    assertThat(sum(events, DayCount::counted)).isEqualTo(100);
    assertThat(sketched(events)).isEqualTo(sketched);
    assertThat(get(counts.traffic(key(events))))
        .extracting(TrafficDay::received)
        .containsExactly(100L, 100L);
  }

  @Test
  void countsAnswersTheAuthorHadSeen() {
    Events events = start("exposure");
    Outcome[] outcomes = {
      Outcome.OUTCOME_COMPLETE,
      Outcome.OUTCOME_BLOCKED,
      Outcome.OUTCOME_INCOMPLETE,
      Outcome.OUTCOME_ERROR,
      Outcome.OUTCOME_COMPLETE
    };
    for (int i = 0; i < outcomes.length; i++) {
      Interaction.Builder turn = events.interaction("u1", 1, "text " + i);
      turn.getAnswerBuilder().setOutcome(outcomes[i]);
      kafka.send(Topic.INTERACTION, 1, events.event("e" + i, Events.at(0, i), turn));
    }
    Interaction.Builder outsider = events.interaction("u2", 1, "outside");
    outsider.getAuthorBuilder().setPanel(false);
    kafka.send(Topic.INTERACTION, 1, events.event("out", Events.at(0, 9), outsider));
    List<Embedded> enriched = awaitEnriched(events, 6);
    assertThat(enriched.subList(0, 5))
        .extracting(one -> one.getExposure().getAnswers())
        .containsExactly(0, 1, 1, 2, 2);
    assertThat(enriched.subList(0, 5)).allMatch(one -> one.getExposure().getKnown());
    assertThat(enriched.getLast().getExposure().getKnown()).isFalse();
  }

  @Test
  void givesAnAnnouncementTheRecordsThatWereInferred() {
    Events events = start("alias");
    kafka.send(Topic.INTERACTION, 0, turn(events, "before", 0));
    String inferred = awaitEnriched(events, 1).getFirst().getDeployment();
    assertThat(inferred).startsWith("inferred-m1-");
    kafka.send(Topic.DEPLOYMENT, 0, events.deployment("d1", "m1", Events.at(0, 0)));
    await()
        .atMost(PATIENCE)
        .until(() -> get(deployments.list(key(events))).aliases().containsKey(inferred));
    await()
        .pollDelay(Duration.ofMillis(300))
        .atMost(PATIENCE)
        .until(() -> get(deployments.list(key(events))).find("d1").isPresent());
    kafka.send(Topic.INTERACTION, 0, turn(events, "after", 1));
    Interaction.Builder named = events.interaction("u1", 0, "named");
    named.getServedByBuilder().setDeployment("by-hand").setModel("m2");
    kafka.send(Topic.INTERACTION, 0, events.event("named", Events.at(0, 2), named));
    Interaction.Builder unknown = events.interaction("u1", 0, "unknown");
    unknown.clearServedBy();
    kafka.send(Topic.INTERACTION, 0, events.event("unknown", Events.at(0, 3), unknown));
    List<Embedded> enriched = awaitEnriched(events, 4);
    assertThat(enriched)
        .extracting(Embedded::getDeployment)
        .containsExactly(inferred, "d1", "by-hand", "");
    assertThat(enriched.get(1).getExposure().getAnswers()).isEqualTo(1);
    Deployments registry = get(deployments.list(key(events)));
    assertThat(registry.all()).extracting(Deployment::id).containsExactly("d1", "by-hand");
    assertThat(registry.canonical(inferred)).isEqualTo("d1");
    await().atMost(PATIENCE).until(() -> sum(events, DayCount::unknownDeployment) == 1);
  }

  @Test
  void forgetsAnErasedUserAndNoOther() {
    Events events = start("erasure");
    for (int i = 0; i < 10; i++) {
      String user = "u" + i % 2;
      Interaction.Builder turn = events.interaction(user, 2, "text " + i);
      kafka.send(Topic.INTERACTION, 2, events.event("e" + i, Events.at(0, i), turn));
    }
    await().atMost(PATIENCE).until(() -> panelPrompts(events) == 10);
    InteractionEvent delayed =
        events.event("delayed", Events.at(0, 20), events.interaction("u0", 2, "delayed"));
    kafka.send(Topic.ERASURE, 2, events.erasure("er1", "u0", 2));
    await().atMost(PATIENCE).until(() -> panelPrompts(events) == 5);
    // What waits in memory of an erased user is dropped by the flush that first sees the erasure.
    kafka.send(
        Topic.INTERACTION,
        2,
        events.event("other", Events.at(0, 15), events.interaction("u1", 2, "other")));
    await().atMost(PATIENCE).until(() -> sum(events, DayCount::sketched) == 11);
    kafka.send(Topic.INTERACTION, 2, delayed);
    kafka.send(
        Topic.INTERACTION,
        2,
        events.event("later", Events.at(0, 30), events.interaction("u0", 2, "new start")));
    await().atMost(PATIENCE).until(() -> sum(events, DayCount::sketched) == 13);
    assertThat(panelRows(events))
        .filteredOn(row -> row.user().equals("u0"))
        .extracting(PanelDay::prompts)
        .containsExactly(1);
    assertThat(awaitEnriched(events, 13).getLast().getExposure().getAnswers()).isZero();
  }

  @Test
  void setsPoisonAsideOnEveryTopicAndGoesOn() {
    Events events = start("poison");
    for (Topic topic : PipelineProfile.USED) {
      kafka.send(topic, 3, "k", "not a message".getBytes(UTF_8));
      kafka.send(topic, 3, "k", new byte[0]);
    }
    kafka.send(Topic.INTERACTION, 3, turn(new Events("nobody"), "orphan", 0));
    kafka.send(Topic.INTERACTION, 3, turn(events, "good", 0));
    kafka.send(Topic.TRAFFIC, 3, events.traffic("b1", Events.at(0, 5), 3, 4));
    kafka.send(Topic.FEEDBACK, 3, events.feedback("f1", Events.at(0, 5)));
    for (Topic topic : PipelineProfile.USED) {
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () -> assertThat(reasons(topic)).contains("UNDECODABLE", "INCOMPLETE_RECORD"));
    }
    await()
        .atMost(PATIENCE)
        .until(() -> reasons(Topic.INTERACTION).contains("UNKNOWN_APPLICATION"));
    await().atMost(PATIENCE).until(() -> sum(events, DayCount::counted) == 1);
    await().atMost(PATIENCE).until(() -> get(counts.traffic(key(events))).size() == 1);
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(get(counts.feedback(key(events))))
                    .containsExactly(new FeedbackDay(Events.FIRST_DAY, "POSITIVE", 1)));
  }

  @Test
  void passesOnKeyPartitionTraceAndTurn() {
    Events events = start("passing");
    Interaction.Builder second = events.interaction("u1", 7, "first");
    second.addMessages(Message.newBuilder().setRole(Role.ROLE_ASSISTANT).setContent("hm"));
    second.addMessages(Message.newBuilder().setRole(Role.ROLE_USER).setContent("second"));
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(
            kafka.name(Topic.INTERACTION),
            3,
            "default/passing/u1".getBytes(UTF_8),
            events.event("e1", Events.at(0, 1), second).toByteArray());
    record.headers().add("traceparent", "00-0af7651916cd43dd8448eb211c80319c-1-01".getBytes(UTF_8));
    kafka.send(record);
    awaitEnriched(events, 1);
    ConsumerRecord<byte[], byte[]> passed =
        Kafka.readAll(kafka.name(Topic.EMBEDDED)).stream()
            .filter(one -> new String(one.key(), UTF_8).equals("default/passing/u1"))
            .findFirst()
            .orElseThrow();
    assertThat(passed.partition()).isEqualTo(3);
    assertThat(new String(passed.headers().lastHeader("traceparent").value(), UTF_8))
        .contains("0af7651916cd43dd8448eb211c80319c");
    EmbeddedEvent event = parse(passed);
    assertThat(event.getEnvelope().getEventId()).isEqualTo("e1");
    assertThat(event.getEmbedded().getTurnIndex()).isEqualTo(1);
    assertThat(event.getEmbedded().getVector().size()).isEqualTo(4 * space.dimension());
    assertThat(event.getEmbedded().getSpace()).isEqualTo(space.id());
  }

  @Test
  void learnsACodebookOnceAndStampsWholeDaysWithIt() {
    Events events = start("codebook");
    for (int i = 0; i < 160; i++) {
      Interaction.Builder turn = events.interaction("u" + i % 4, i % 4, "a" + i);
      kafka.send(Topic.INTERACTION, i % 4, events.event("a" + i, Events.at(0, i), turn));
    }
    await()
        .atMost(PATIENCE)
        .until(() -> get(codebooks.versions(key(events), space.id())).size() == 1);
    for (int i = 0; i < 20; i++) {
      Interaction.Builder turn = events.interaction("u" + i, i, "b" + i);
      kafka.send(Topic.INTERACTION, i % 4, events.event("same" + i, Events.at(0, 300), turn));
      kafka.send(Topic.INTERACTION, i % 4, events.event("next" + i, Events.at(1, i), turn));
    }
    List<Embedded> enriched = awaitEnriched(events, 200);
    assertThat(enriched).filteredOn(one -> one.getCell().getCodebookVersion() == 1).hasSize(20);
    await().atMost(PATIENCE).until(() -> sketched(events) == 200);
  }

  @Test
  void putsCohortsPastTheBoundTogether() {
    Events events = start("cohorts");
    for (int i = 0; i < 5; i++) {
      Interaction.Builder turn = events.interaction("u1", 1, "text " + i);
      turn.getServedByBuilder().setCohort("c" + i);
      kafka.send(Topic.INTERACTION, 1, events.event("e" + i, Events.at(0, i), turn));
    }
    await().atMost(PATIENCE).until(() -> sum(events, DayCount::sketched) == 5);
    assertThat(sum(events, DayCount::otherCohort)).isEqualTo(3);
  }

  @Test
  void fetchesTheItemsOfAVersionOnceEvalsetIsThere() {
    Events events = start("versions");
    kafka.send(Topic.VERSION, 0, events.version(1, space.id()));
    kafka.send(Topic.VERSION, 0, events.version(1, space.id()));
    kafka.send(Topic.VERSION, 0, events.version(2, "elsewhere"));
    kafka.send(Topic.VERSION, 0, events.version(FakeEvalset.HANGING, space.id()));
    await().atMost(PATIENCE).until(() -> versions(events).size() == 3);
    awaitProblem(events, 2, "its vectors are of space elsewhere");
    assertThat(version(events, 1).points()).isEmpty();
    try (FakeEvalset evalset = new FakeEvalset(evalsetPort, space.dimension())) {
      await().atMost(PATIENCE).until(() -> version(events, 1).points().isPresent());
      assertThat(version(events, FakeEvalset.HANGING).settled()).isFalse();
      assertThat(evalset.release()).isTrue();
      kafka.send(Topic.VERSION, 0, events.version(FakeEvalset.UNKNOWN, space.id()));
      kafka.send(
          Topic.VERSION,
          0,
          events.version(4, space.id()).toBuilder()
              .setHash(ByteString.copyFrom(new byte[32]))
              .build());
      await().atMost(PATIENCE).until(() -> versions(events).size() == 5);
      awaitProblem(events, FakeEvalset.HANGING, "no such version");
      awaitProblem(events, FakeEvalset.UNKNOWN, "no such version");
      awaitProblem(events, 4, "its items have the hash ");
      assertThat(evalset.callers)
          .first()
          .isEqualTo("Bearer " + ServiceProfile.SERVICE + " for " + Events.TENANT);
    }
    // The erased item is not in it.
    assertThat(version(events, 1).points().orElseThrow().size()).isEqualTo(FakeEvalset.ITEMS - 1);
  }

  private List<EvalVersion> versions(Events events) {
    return get(versions.evalVersions(key(events)));
  }

  private EvalVersion version(Events events, int number) {
    return versions(events).stream()
        .filter(version -> version.number() == number)
        .findFirst()
        .orElseThrow();
  }

  private void awaitProblem(Events events, int number, String problem) {
    await().atMost(PATIENCE).until(() -> version(events, number).problem().startsWith(problem));
  }

  /** 600 prompts of 30 users over 6 days: every tenth blank, every tenth of unknown upstream. */
  private static List<InteractionEvent> mixedStream(Events events) {
    List<InteractionEvent> stream = new ArrayList<>();
    for (int i = 0; i < 600; i++) {
      int user = i % 30;
      Interaction.Builder turn =
          events.interaction("u" + user, user, i % 10 == 3 ? "  " : "prompt " + i);
      if (i % 10 == 4) {
        turn.setSampling(Sampling.getDefaultInstance());
      }
      if (i % 10 == 5 || i % 10 == 6) {
        turn.addMessages(0, Message.newBuilder().setRole(Role.ROLE_USER).setContent("earlier"));
      }
      if (i % 20 == 3) {
        turn.clearMessages().setCompleteness(Completeness.COMPLETENESS_TRUNCATED);
      }
      stream.add(events.event("e" + i, Events.at(i / 100, i % 100 / 2), turn));
    }
    return stream;
  }

  private Events start(String application) {
    Events events = new Events(application);
    kafka.send(Topic.APPLICATION, 0, events.application(1));
    return events;
  }

  private static InteractionEvent turn(Events events, String id, int minute) {
    return events.event(id, Events.at(0, minute), events.interaction("u1", 0, "text " + id));
  }

  private void send(List<InteractionEvent> stream) {
    for (InteractionEvent event : stream) {
      int block = event.getInteraction().getAuthor().getBlock();
      kafka.send(Topic.INTERACTION, block % PipelineProfile.PARTITIONS, event);
    }
    kafka.flush();
  }

  private static void awaitPartitions(
      KafkaConsumer<byte[], byte[]> one, KafkaConsumer<byte[], byte[]> other) {
    await()
        .pollInSameThread()
        .atMost(PATIENCE)
        .until(
            () -> {
              one.poll(Duration.ofMillis(50));
              other.poll(Duration.ofMillis(50));
              return !one.assignment().isEmpty() && !other.assignment().isEmpty();
            });
  }

  private void awaitClosedThrough(Events events, long day) {
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                find(events)
                    .flatMap(
                        at ->
                            at.closedThrough().isPresent()
                                ? Optional.of(at.closedThrough().getAsLong())
                                : Optional.empty())
                    .filter(closed -> closed == Events.FIRST_DAY + day)
                    .isPresent());
  }

  private Optional<Progress> find(Events events) {
    return get(applications.find(key(events)))
        .flatMap(application -> get(progress.find(application)));
  }

  private List<Embedded> awaitEnriched(Events events, int number) {
    List<Embedded> found = new ArrayList<>();
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              found.clear();
              Kafka.readAll(kafka.name(Topic.EMBEDDED)).stream()
                  .filter(record -> record.value().length > 20)
                  .filter(record -> !new String(record.value(), UTF_8).startsWith("not"))
                  .map(PipelineIT::parse)
                  .filter(
                      event -> event.getEnvelope().getApplication().equals(events.application()))
                  .filter(EmbeddedEvent::hasEmbedded)
                  .forEach(event -> found.add(event.getEmbedded()));
              return found.size() >= number;
            });
    assertThat(found).hasSize(number);
    return found;
  }

  private static EmbeddedEvent parse(ConsumerRecord<byte[], byte[]> record) {
    try {
      return EmbeddedEvent.parseFrom(record.value());
    } catch (InvalidProtocolBufferException e) {
      throw new AssertionError(e);
    }
  }

  private List<String> reasons(Topic topic) {
    return Kafka.readAll(kafka.deadLetters(topic)).stream()
        .map(record -> new String(record.headers().lastHeader("dead-letter-reason").value(), UTF_8))
        .toList();
  }

  private long sum(Events events, ToLongFunction<DayCount> column) {
    return get(counts.counts(key(events))).stream().mapToLong(column).sum();
  }

  private long sketched(Events events) {
    return get(sketches.window(key(events), space.id(), ALL, key -> true)).count();
  }

  private long cellRecords(Events events) {
    return get(sketches.cells(key(events), space.id(), ALL)).stream()
        .mapToLong(cell -> cell.sums().count())
        .sum();
  }

  private List<PanelDay> panelRows(Events events) {
    return get(panel.list(key(events), space.id(), ALL));
  }

  private int panelPrompts(Events events) {
    return panelRows(events).stream().mapToInt(PanelDay::prompts).sum();
  }

  private static ApplicationKey key(Events events) {
    return new ApplicationKey(Events.TENANT, events.application());
  }
}
