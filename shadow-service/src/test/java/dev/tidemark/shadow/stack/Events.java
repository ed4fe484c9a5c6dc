package dev.tidemark.shadow.stack;

import com.google.protobuf.Timestamp;
import dev.tidemark.proto.event.v1.Answer;
import dev.tidemark.proto.event.v1.Application;
import dev.tidemark.proto.event.v1.ApplicationEvent;
import dev.tidemark.proto.event.v1.Author;
import dev.tidemark.proto.event.v1.Clock;
import dev.tidemark.proto.event.v1.Embedded;
import dev.tidemark.proto.event.v1.EmbeddedEvent;
import dev.tidemark.proto.event.v1.EndOfStream;
import dev.tidemark.proto.event.v1.Envelope;
import dev.tidemark.proto.event.v1.ErasureEvent;
import dev.tidemark.proto.event.v1.FeedbackEvent;
import dev.tidemark.proto.event.v1.FeedbackKind;
import dev.tidemark.proto.event.v1.Interaction;
import dev.tidemark.proto.event.v1.Message;
import dev.tidemark.proto.event.v1.Outcome;
import dev.tidemark.proto.event.v1.Role;
import dev.tidemark.proto.event.v1.Sampling;
import java.time.Duration;
import java.time.Instant;

/** Events of one application as drift and ingest write them. */
public record Events(String application) {
  public static final String TENANT = "default";
  public static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
  public static final long FIRST_DAY = START.getEpochSecond() / 86_400;

  /** A moment of a day, counted from the first. */
  public static Instant at(long day, long minute) {
    return START.plus(Duration.ofDays(day)).plus(Duration.ofMinutes(minute));
  }

  private static Timestamp timestamp(Instant moment) {
    return Timestamp.newBuilder()
        .setSeconds(moment.getEpochSecond())
        .setNanos(moment.getNano())
        .build();
  }

  private Envelope envelope(String id, Instant eventTime) {
    return Envelope.newBuilder()
        .setEventId(id)
        .setTenant(TENANT)
        .setApplication(application)
        .setEventTime(timestamp(eventTime))
        .setArrivalTime(timestamp(Instant.now()))
        .setProducer("test")
        .build();
  }

  public ApplicationEvent put() {
    return put(Clock.CLOCK_EVENT);
  }

  public ApplicationEvent put(Clock clock) {
    return ApplicationEvent.newBuilder()
        .setEnvelope(envelope(application + "@1", Instant.now()))
        .setApplication(
            Application.newBuilder()
                .setId(application)
                .setRevision(1)
                .setClock(clock)
                .setTimeZone("UTC"))
        .build();
  }

  /** A whole first turn in the core sample, answered plainly. */
  public static Embedded.Builder embedded(String user, String prompt) {
    return Embedded.newBuilder()
        .setDeployment("v1")
        .setInteraction(
            Interaction.newBuilder()
                .setAuthor(
                    Author.newBuilder().setUser(user).setBlock(Math.floorMod(user.hashCode(), 256)))
                .addMessages(Message.newBuilder().setRole(Role.ROLE_USER).setContent(prompt))
                .setAnswer(
                    Answer.newBuilder()
                        .setContent("plain answer to " + prompt)
                        .setLatency(com.google.protobuf.Duration.newBuilder().setSeconds(1))
                        .setOutcome(Outcome.OUTCOME_COMPLETE))
                .setSampling(
                    Sampling.newBuilder()
                        .setUCore(.3)
                        .setCoreProbability(.5)
                        .setInclusionProbability(.5)));
  }

  public EmbeddedEvent event(String id, Instant eventTime, Embedded.Builder embedded) {
    return EmbeddedEvent.newBuilder()
        .setEnvelope(envelope(id, eventTime))
        .setEmbedded(embedded)
        .build();
  }

  public EmbeddedEvent end(Instant through) {
    return EmbeddedEvent.newBuilder()
        .setEnvelope(envelope("end", through))
        .setEndOfStream(EndOfStream.newBuilder().setThrough(timestamp(through)))
        .build();
  }

  public FeedbackEvent feedback(String id, String interaction, String user, boolean good) {
    return FeedbackEvent.newBuilder()
        .setEnvelope(envelope(id, at(0, 60)))
        .setInteractionId(interaction)
        .setUser(user)
        .setKind(good ? FeedbackKind.FEEDBACK_KIND_POSITIVE : FeedbackKind.FEEDBACK_KIND_NEGATIVE)
        .build();
  }

  public ErasureEvent erasure(String id, String user) {
    return ErasureEvent.newBuilder()
        .setEnvelope(envelope(id, Instant.now()))
        .setUser(user)
        .setBlock(Math.floorMod(user.hashCode(), 256))
        .build();
  }
}
