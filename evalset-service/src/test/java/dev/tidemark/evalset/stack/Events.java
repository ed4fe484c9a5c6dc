package dev.tidemark.evalset.stack;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import dev.tidemark.chassis.application.ApplicationKey;
import dev.tidemark.chassis.stream.Vectors;
import dev.tidemark.proto.event.v1.Answer;
import dev.tidemark.proto.event.v1.Application;
import dev.tidemark.proto.event.v1.ApplicationEvent;
import dev.tidemark.proto.event.v1.Author;
import dev.tidemark.proto.event.v1.CellAssignment;
import dev.tidemark.proto.event.v1.Clock;
import dev.tidemark.proto.event.v1.Embedded;
import dev.tidemark.proto.event.v1.EmbeddedEvent;
import dev.tidemark.proto.event.v1.EndOfStream;
import dev.tidemark.proto.event.v1.Envelope;
import dev.tidemark.proto.event.v1.ErasureEvent;
import dev.tidemark.proto.event.v1.Interaction;
import dev.tidemark.proto.event.v1.Message;
import dev.tidemark.proto.event.v1.Role;
import dev.tidemark.proto.event.v1.Sampling;
import dev.tidemark.proto.event.v1.ServedBy;
import java.time.Duration;
import java.time.Instant;

/** Events of one EVENT application as drift and ingest write them; weeks begin on its first day. */
public record Events(String application) {
  public static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
  public static final long FIRST_DAY = START.getEpochSecond() / 86_400;
  public static final int PER_DAY = 70;

  public ApplicationKey key() {
    return new ApplicationKey("default", application);
  }

  public ApplicationEvent application(int revision) {
    return ApplicationEvent.newBuilder()
        .setEnvelope(envelope(application + "@" + revision, Instant.now()))
        .setApplication(
            Application.newBuilder()
                .setId(application)
                .setRevision(revision)
                .setClock(Clock.CLOCK_EVENT)
                .setTimeZone("UTC"))
        .build();
  }

  /** Prompt number {@code index}: so many a day, one user after another. */
  public EmbeddedEvent prompt(int index) {
    return event(index, embedded(index));
  }

  public EmbeddedEvent event(int index, Embedded.Builder embedded) {
    return EmbeddedEvent.newBuilder()
        .setEnvelope(envelope("e" + index, at(index)))
        .setEmbedded(embedded)
        .build();
  }

  public Embedded.Builder embedded(int index) {
    int topic = Prompts.topic(index);
    return Embedded.newBuilder()
        .setInteraction(
            Interaction.newBuilder()
                .setAuthor(Author.newBuilder().setUser(user(index)).setBlock(partition(index)))
                .addMessages(
                    Message.newBuilder().setRole(Role.ROLE_USER).setContent("prompt " + index))
                .setAnswer(Answer.newBuilder().setContent("answer " + index))
                .setServedBy(ServedBy.newBuilder().setModel("m1"))
                .setSampling(Sampling.newBuilder().setInclusionProbability(.5)))
        .setVector(ByteString.copyFrom(Vectors.toBytes(Prompts.vector(topic, index))))
        .setEmbedder("embedder")
        .setSpace(Prompts.SPACE)
        .setCell(CellAssignment.newBuilder().setCodebookVersion(1).setCell(topic))
        .setDeployment("d1");
  }

  public EmbeddedEvent end(Instant through) {
    return EmbeddedEvent.newBuilder()
        .setEnvelope(envelope("end" + through, through))
        .setEndOfStream(EndOfStream.newBuilder().setThrough(timestamp(through)))
        .build();
  }

  public ErasureEvent erasure(String user) {
    return ErasureEvent.newBuilder()
        .setEnvelope(envelope("erase-" + user, Instant.now()))
        .setUser(user)
        .build();
  }

  public static String user(int index) {
    return "u" + index % Prompts.USERS;
  }

  public static int partition(int index) {
    return index % Prompts.USERS % 4;
  }

  public static Instant at(int index) {
    return START
        .plus(Duration.ofDays(index / PER_DAY))
        .plus(Duration.ofMinutes(10L * (index % PER_DAY)));
  }

  private Envelope envelope(String id, Instant eventTime) {
    return Envelope.newBuilder()
        .setEventId(id)
        .setTenant("default")
        .setApplication(application)
        .setEventTime(timestamp(eventTime))
        .setArrivalTime(timestamp(Instant.now()))
        .setProducer("test")
        .build();
  }

  private static Timestamp timestamp(Instant moment) {
    return Timestamp.newBuilder()
        .setSeconds(moment.getEpochSecond())
        .setNanos(moment.getNano())
        .build();
  }
}
