package dev.tidemark.evalset.stack;

import static dev.tidemark.chassis.testing.Results.get;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import dev.tidemark.chassis.application.PgApplicationStore;
import dev.tidemark.proto.event.v1.VersionEvent;
import dev.tidemark.proto.topic.Topic;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Sends what production sends, and waits for what the service makes of it. */
@Singleton
public class Traffic {
  /** How long anything may take. */
  public static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Prompts of a week. */
  public static final int WEEK = 7 * Events.PER_DAY;

  @Inject Pool database;
  @Inject PgApplicationStore applications;

  private final Broker broker = new Broker();

  @PreDestroy
  void close() {
    broker.close();
  }

  /** Makes an application known. */
  public Events start(String application) {
    Events events = new Events(application);
    broker.send(Topic.APPLICATION, 0, events.application(1));
    await().atMost(PATIENCE).until(() -> get(applications.find(events.key())).isPresent());
    return events;
  }

  /** Sends a week's prompts and its end, which has the week cut. */
  public void sendWeek(Events events, int week) {
    sendPrompts(events, week * WEEK, (week + 1) * WEEK);
    end(events, Events.at((week + 1) * WEEK - 1));
  }

  /** Sends the prompts of these numbers, {@code to} not among them. */
  public void sendPrompts(Events events, int from, int to) {
    for (int i = from; i < to; i++) {
      broker.send(Topic.EMBEDDED, Events.partition(i), events.prompt(i));
    }
  }

  /** Sends to one partition. */
  public void send(Topic topic, int partition, MessageLite message) {
    broker.send(topic, partition, message);
  }

  /** Sends to one partition what may be no message. */
  public void send(Topic topic, int partition, byte[] value) {
    broker.send(topic, partition, value);
  }

  /** Tells every partition that nothing earlier will come. */
  public void end(Events events, Instant through) {
    broker.sendToAll(Topic.EMBEDDED, events.end(through));
  }

  /** Waits for as many prompts in the pool. */
  public void awaitPooled(Events events, long number) {
    await().atMost(PATIENCE).until(() -> pooled(events) == number);
  }

  /** Waits for as many versions. */
  public void awaitVersions(Events events, int number) {
    await().atMost(PATIENCE).until(() -> count("version", events) == number);
  }

  /** Waits until everything sent has had its effect in the database. */
  public void awaitRead() {
    int sent = Broker.readAll(EvalsetProfile.name(Topic.EMBEDDED)).size();
    await().atMost(PATIENCE).until(() -> offsets("evalset-embedded") == sent);
  }

  /** Waits for at least as many version events, and until none is left to be published. */
  public List<VersionEvent> awaitPublished(Events events, int number) {
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                published(events).size() >= number
                    && number("select count(*) from outbox", Tuple.tuple()) == 0);
    return published(events);
  }

  /** The application's version events, as often as they were published. */
  public static List<VersionEvent> published(Events events) {
    String prefix = "default/" + events.application() + "/";
    List<VersionEvent> found = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record :
        Broker.readAll(EvalsetProfile.name(Topic.VERSION))) {
      if (new String(record.key(), UTF_8).startsWith(prefix)) {
        found.add(parse(record));
      }
    }
    return found;
  }

  /** Why records of a topic were set aside. */
  public static List<String> deadLetterReasons(Topic topic) {
    return Broker.readAll(EvalsetProfile.deadLetters(topic)).stream()
        .map(record -> new String(record.headers().lastHeader("dead-letter-reason").value(), UTF_8))
        .toList();
  }

  /** Prompts of the application in the pool. */
  public long pooled(Events events) {
    return count("pool_item", events);
  }

  /** The first column of the only row. */
  public long number(String query, Tuple values) {
    return get(database.preparedQuery(query).execute(values)).iterator().next().getLong(0);
  }

  /** Changes the database behind the service's back. */
  public void run(String statement, Tuple values) {
    get(database.preparedQuery(statement).execute(values));
  }

  private long count(String table, Events events) {
    return number(
        "select count(*) from " + table + " where application = $1",
        Tuple.of(events.application()));
  }

  private long offsets(String stream) {
    return number(
        "select coalesce(sum(next_offset), 0)::bigint from intake_offset where stream = $1",
        Tuple.of(stream));
  }

  private static VersionEvent parse(ConsumerRecord<byte[], byte[]> record) {
    try {
      return VersionEvent.parseFrom(record.value());
    } catch (InvalidProtocolBufferException e) {
      throw new AssertionError(e);
    }
  }
}
