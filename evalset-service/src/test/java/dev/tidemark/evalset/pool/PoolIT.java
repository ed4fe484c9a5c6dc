package dev.tidemark.evalset.pool;

import static dev.tidemark.chassis.testing.Results.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.chassis.application.Application;
import dev.tidemark.chassis.application.ApplicationKey;
import dev.tidemark.chassis.application.Origin;
import dev.tidemark.chassis.clock.ClockKind;
import dev.tidemark.chassis.intake.Decoded;
import dev.tidemark.chassis.intake.Received;
import dev.tidemark.evalset.draw.DrawKeyStore;
import dev.tidemark.evalset.draw.Draws;
import dev.tidemark.evalset.pool.Arrival.Prompt;
import dev.tidemark.evalset.stack.EvalsetProfile;
import dev.tidemark.evalset.version.Content;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** The pool on a real database: batches of one partition, offered one after another. */
@QuarkusTest
@TestProfile(EvalsetProfile.class)
class PoolIT {
  private static final long DAY = 20_000;
  private static final TopicPartition PARTITION = new TopicPartition("t", 0);

  @Inject Pool database;
  @Inject DrawKeyStore keys;
  @Inject PoolStore prompts;

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

  @Test
  void halvesADayThatIsFullAndDropsWhatItsShareLeavesOut() {
    offer(handler(100), "halves", 150);

    assertThat(share("halves")).isEqualTo(.5);
    assertThat(pooled("halves")).isEqualTo(drawnBelow(.5, 150)).isBetween(40L, 110L);
  }

  @Test
  void writesNothingForPromptsAFullDayLeavesOut() {
    share("full", .25);

    PoolHandler.Rows rows = get(handler(1_000).prepare(PARTITION, batch("full", 100)));

    assertThat(rows.prompts()).hasSize((int) drawnBelow(.25, 100)).hasSizeLessThan(50);
    assertThat(rows.offered()).isEqualTo(100);
  }

  @Test
  void looksAtTheBoundOnlyWhenSomethingIsNew() {
    offer(handler(1_000), "again", 150);

    offer(handler(100), "again", 150);

    assertThat(share("again")).isEqualTo(1);
    assertThat(pooled("again")).isEqualTo(150);
  }

  @Test
  void dropsNothingWhileADayIsNotFull() {
    offer(handler(1_000), "drops", 100);
    run("update pool_share set share = .5 where application = $1", "drops");

    offer(handler(1_000), "drops", 150);

    assertThat(pooled("drops")).isGreaterThan(100);
  }

  @Test
  void countsWhatIsNewInTheDatabaseOnceItIsCommitted() {
    PoolHandler handler = handler(1_000);
    share("counts", .5);
    long kept = drawnBelow(.5, 100);
    PoolHandler.Rows rows = get(handler.prepare(PARTITION, batch("counts", 100)));
    get(database.withTransaction(transaction -> handler.write(transaction, rows)));
    assertThat(counted("kept")).isZero();

    handler.written(rows);
    assertThat(counted("kept")).isEqualTo(kept);
    assertThat(counted("not_drawn")).isEqualTo(100 - kept);

    offer(handler, "counts", 100);
    assertThat(counted("kept")).isEqualTo(kept);
    assertThat(counted("not_drawn")).isEqualTo(200 - kept);
  }

  @Test
  void forgetsTheSharesOfDaysWithoutAPrompt() {
    offer(handler(1_000), "expired", 20);
    offer(handler(1_000), "stays", 20);
    run(
        "update pool_item set received_at = now() - interval '9 days' where application = $1",
        "expired");

    get(prompts.expire(Duration.ofDays(8)));

    assertThat(count("pool_item", "expired")).isZero();
    assertThat(count("pool_share", "expired")).isZero();
    assertThat(count("pool_share", "stays")).isEqualTo(1);
  }

  private PoolHandler handler(int most) {
    return new PoolHandler(database, keys, new PoolMetrics(meters), new Bounds(most));
  }

  private record Bounds(int mostPerDayAndPartition) implements PoolConfig {
    @Override
    public MemorySize longestItem() {
      return new MemorySize(BigInteger.valueOf(1 << 18));
    }

    @Override
    public Duration kept() {
      return Duration.ofDays(8);
    }
  }

  private void offer(PoolHandler handler, String application, int number) {
    PoolHandler.Rows rows = get(handler.prepare(PARTITION, batch(application, number)));
    get(database.withTransaction(transaction -> handler.write(transaction, rows)));
    handler.written(rows);
  }

  private static List<Received<Arrival>> batch(String application, int number) {
    return IntStream.range(0, number).mapToObj(i -> received(application, "e" + i)).toList();
  }

  private static Received<Arrival> received(String application, String id) {
    Instant now = Instant.now();
    Prompt prompt =
        new Prompt(
            new Origin(
                new Application(
                    new ApplicationKey("t", application), 1, ClockKind.EVENT, ZoneOffset.UTC),
                id,
                now,
                now,
                DAY),
            "u",
            1,
            "embedder",
            "space",
            1,
            0,
            new float[] {1},
            new Content(List.of(new Content.Turn("user", id)), ""),
            "");
    return new Received<>(
        new Decoded<>("t", application, id, now, ClockKind.EVENT, prompt),
        false,
        new ConsumerRecord<>("t", 0, 0, new byte[0], new byte[0]));
  }

  private long drawnBelow(double share, int number) {
    Draws draws = get(keys.draws());
    return IntStream.range(0, number).filter(i -> draws.ofPool("e" + i) < share).count();
  }

  private void share(String application, double share) {
    get(
        database
            .preparedQuery(
                "insert into pool_share (tenant, application, day, partition, share)"
                    + " values ('t', $1, $2, 0, $3)")
            .execute(Tuple.of(application, DAY, share)));
  }

  private double share(String application) {
    return get(database
            .preparedQuery("select share from pool_share where application = $1")
            .execute(Tuple.of(application)))
        .iterator()
        .next()
        .getDouble(0);
  }

  private long pooled(String application) {
    return count("pool_item", application);
  }

  private long count(String table, String application) {
    return get(database
            .preparedQuery("select count(*) from " + table + " where application = $1")
            .execute(Tuple.of(application)))
        .iterator()
        .next()
        .getLong(0);
  }

  private long counted(String outcome) {
    return (long) meters.counter("tidemark.evalset.pool.records", "outcome", outcome).count();
  }

  private void run(String statement, String application) {
    get(database.preparedQuery(statement).execute(Tuple.of(application)));
  }
}
