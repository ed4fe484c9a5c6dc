package dev.tidemark.drift.pipeline;

import com.google.protobuf.Timestamp;
import dev.tidemark.proto.event.v1.Answer;
import dev.tidemark.proto.event.v1.Application;
import dev.tidemark.proto.event.v1.ApplicationEvent;
import dev.tidemark.proto.event.v1.Author;
import dev.tidemark.proto.event.v1.Clock;
import dev.tidemark.proto.event.v1.Deployment;
import dev.tidemark.proto.event.v1.DeploymentEvent;
import dev.tidemark.proto.event.v1.EndOfStream;
import dev.tidemark.proto.event.v1.Envelope;
import dev.tidemark.proto.event.v1.ErasureEvent;
import dev.tidemark.proto.event.v1.FeedbackEvent;
import dev.tidemark.proto.event.v1.FeedbackKind;
import dev.tidemark.proto.event.v1.Interaction;
import dev.tidemark.proto.event.v1.InteractionEvent;
import dev.tidemark.proto.event.v1.Message;
import dev.tidemark.proto.event.v1.Outcome;
import dev.tidemark.proto.event.v1.Role;
import dev.tidemark.proto.event.v1.Sampling;
import dev.tidemark.proto.event.v1.ServedBy;
import dev.tidemark.proto.event.v1.TrafficCount;
import dev.tidemark.proto.event.v1.TrafficEvent;
import dev.tidemark.proto.event.v1.VersionEvent;
import java.time.Duration;
import java.time.Instant;

/** Events of one application as ingest writes them. */
record Events(String application) {
  static final String TENANT = "default";
  static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
  static final long FIRST_DAY = START.getEpochSecond() / 86_400;

  /** A moment of a day, counted from the first. */
  static Instant at(long day, long minute) {
    return START.plus(Duration.ofDays(day)).plus(Duration.ofMinutes(minute));
  }

  static Timestamp timestamp(Instant moment) {
    return Timestamp.newBuilder()
        .setSeconds(moment.getEpochSecond())
        .setNanos(moment.getNano())
        .build();
  }

  Envelope envelope(String id, Instant eventTime) {
    return Envelope.newBuilder()
        .setEventId(id)
        .setTenant(TENANT)
        .setApplication(application)
        .setEventTime(timestamp(eventTime))
        .setArrivalTime(timestamp(Instant.now()))
        .setProducer("test")
        .build();
  }

  ApplicationEvent application(long revision) {
    return ApplicationEvent.newBuilder()
        .setEnvelope(envelope(application + "@" + revision, Instant.now()))
        .setApplication(
            Application.newBuilder()
                .setId(application)
                .setRevision((int) revision)
                .setClock(Clock.CLOCK_EVENT)
                .setTimeZone("UTC"))
        .build();
  }

  /** A complete first turn of a panel user, served by model m1, sampled with probability .5. */
  Interaction.Builder interaction(String user, int block, String text) {
    return Interaction.newBuilder()
        .setAuthor(Author.newBuilder().setUser(user).setBlock(block).setPanel(true))
        .addMessages(Message.newBuilder().setRole(Role.ROLE_USER).setContent(text))
        .setAnswer(Answer.newBuilder().setContent("yes").setOutcome(Outcome.OUTCOME_COMPLETE))
        .setServedBy(ServedBy.newBuilder().setModel("m1"))
        .setSampling(Sampling.newBuilder().setInclusionProbability(.5));
  }

  InteractionEvent event(String id, Instant eventTime, Interaction.Builder interaction) {
    return InteractionEvent.newBuilder()
        .setEnvelope(envelope(id, eventTime))
        .setInteraction(interaction)
        .build();
  }

  InteractionEvent end(Instant through) {
    return InteractionEvent.newBuilder()
        .setEnvelope(envelope("end", through))
        .setEndOfStream(EndOfStream.newBuilder().setThrough(timestamp(through)))
        .build();
  }

  DeploymentEvent deployment(String id, String model, Instant start) {
    return DeploymentEvent.newBuilder()
        .setEnvelope(envelope(id, start))
        .setDeployment(
            Deployment.newBuilder()
                .setId(id)
                .setModel(model)
                .setStart(timestamp(start))
                .setDescription("a test"))
        .build();
  }

  TrafficEvent traffic(String batch, Instant eventTime, long sampled, long unsampled) {
    return TrafficEvent.newBuilder()
        .setEnvelope(envelope(batch, eventTime))
        .addCounts(
            TrafficCount.newBuilder()
                .setStratum("complete")
                .setDay(eventTime.getEpochSecond() / 86_400)
                .setReceived(sampled + unsampled)
                .setSampled(sampled)
                .setUnsampled(unsampled))
        .build();
  }

  FeedbackEvent feedback(String id, Instant eventTime) {
    return FeedbackEvent.newBuilder()
        .setEnvelope(envelope(id, eventTime))
        .setUser("u")
        .setKind(FeedbackKind.FEEDBACK_KIND_POSITIVE)
        .build();
  }

  ErasureEvent erasure(String id, String user, int block) {
    return ErasureEvent.newBuilder()
        .setEnvelope(envelope(id, Instant.now()))
        .setUser(user)
        .setBlock(block)
        .build();
  }

  VersionEvent version(int number, String space) {
    return VersionEvent.newBuilder()
        .setEnvelope(envelope("version@" + number, Instant.now()))
        .setNumber(number)
        .setHash(FakeEvalset.hash())
        .setItems(FakeEvalset.ITEMS)
        .setSpace(space)
        .setPoolLastDay(FIRST_DAY + 6L * number)
        .build();
  }
}
