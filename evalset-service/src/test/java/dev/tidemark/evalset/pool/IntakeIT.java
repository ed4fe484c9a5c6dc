package dev.tidemark.evalset.pool;

import static dev.tidemark.chassis.testing.Results.get;
import static dev.tidemark.evalset.stack.Traffic.PATIENCE;
import static dev.tidemark.evalset.stack.Traffic.WEEK;
import static dev.tidemark.evalset.stack.VersionsApi.versions;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import dev.tidemark.evalset.stack.EvalsetProfile;
import dev.tidemark.evalset.stack.Events;
import dev.tidemark.evalset.stack.Traffic;
import dev.tidemark.proto.evalset.v1.Version;
import dev.tidemark.proto.topic.Topic;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How prompts come from the topic into the pool. */
@QuarkusTest
@TestProfile(EvalsetProfile.class)
class IntakeIT {
  @Inject PoolStore prompts;
  @Inject MeterRegistry meters;
  @Inject Traffic traffic;

  @Test
  void repeatedDeliveryChangesNothing() {
    Events events = traffic.start("repeat");
    traffic.sendWeek(events, 0);
    traffic.sendPrompts(events, 0, WEEK);
    traffic.awaitVersions(events, 1);
    long pooled = traffic.pooled(events);
    List<Version> versions = versions(events);
    traffic.sendWeek(events, 0);
    // What is behind everything sent twice in its partition.
    traffic.send(Topic.EMBEDDED, 0, events.prompt(WEEK));
    traffic.awaitPooled(events, pooled + 1);

    assertThat(versions(events)).isEqualTo(versions);
    assertThat(traffic.awaitPublished(events, 1)).hasSize(1);
  }

  @Test
  void aFullDayKeepsAKnownShareOfItsPrompts() {
    Events events = traffic.start("full");
    long kept = counted("kept");
    long notDrawn = counted("not_drawn");
    traffic.run(
        "insert into pool_share (tenant, application, day, partition, share)"
            + " values ('default', 'full', $1, 0, 0.5), ('default', 'full', $1, 1, 0.5),"
            + " ('default', 'full', $1, 2, 0.5), ('default', 'full', $1, 3, 0.5)",
        Tuple.of(Events.FIRST_DAY));
    traffic.sendPrompts(events, 0, Events.PER_DAY);
    traffic.end(events, Events.at(Events.PER_DAY - 1));
    traffic.awaitRead();

    long pooled = traffic.pooled(events);
    assertThat(pooled).isBetween(20L, 50L);
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(counted("kept") - kept).isEqualTo(pooled));
    assertThat(counted("not_drawn") - notDrawn).isEqualTo(Events.PER_DAY - pooled);
    assertThat(get(prompts.read(events.key(), new Days(0, 100_000), 1_000)).prompts())
        .hasSize((int) pooled)
        .allMatch(prompt -> prompt.weight() == 4);
    // Of those, no more than asked for are read, and they weigh what they must.
    assertThat(get(prompts.read(events.key(), new Days(0, 100_000), 10)).prompts())
        .hasSize(10)
        .allMatch(prompt -> prompt.weight() > 4);
  }

  @Test
  void setsPoisonAsideOnEveryTopicAndGoesOn() {
    Events events = traffic.start("poison");
    List<Topic> topics = List.of(Topic.EMBEDDED, Topic.APPLICATION, Topic.ERASURE);
    for (Topic topic : topics) {
      traffic.send(topic, 3, "not a message".getBytes(UTF_8));
      traffic.send(topic, 3, new byte[0]);
    }
    ByteString tooShort = ByteString.copyFrom(new byte[8]);
    traffic.send(Topic.EMBEDDED, 3, events.event(1, events.embedded(1).setVector(tooShort)));
    traffic.send(Topic.EMBEDDED, 3, events.prompt(2));
    for (Topic topic : topics) {
      requireDeadLetters(topic, "UNDECODABLE", "INCOMPLETE_RECORD");
    }
    requireDeadLetters(Topic.EMBEDDED, "INVALID_FIELD");
    traffic.awaitPooled(events, 1);
  }

  private static void requireDeadLetters(Topic topic, String... reasons) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(Traffic.deadLetterReasons(topic)).contains(reasons));
  }

  private long counted(String outcome) {
    return (long) meters.counter("tidemark.evalset.pool.records", "outcome", outcome).count();
  }
}
