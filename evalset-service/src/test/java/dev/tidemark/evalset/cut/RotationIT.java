package dev.tidemark.evalset.cut;

import static dev.tidemark.chassis.testing.Results.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tidemark.chassis.application.Application;
import dev.tidemark.chassis.application.PgApplicationStore;
import dev.tidemark.chassis.clock.AppTime;
import dev.tidemark.chassis.clock.ClockKind;
import dev.tidemark.evalset.EvalsetProfile;
import dev.tidemark.evalset.version.CutOrigin;
import dev.tidemark.proto.topic.Topic;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which week is cut when, and after which version. */
@QuarkusTest
@TestProfile(EvalsetProfile.class)
class RotationIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int WEEK = 7 * Events.PER_DAY;

  @Inject Pool database;
  @Inject PgApplicationStore applications;
  @Inject PreviousStore previous;
  @Inject RequestedCutService requests;
  @Inject WeeklyCutService weekly;
  @Inject WeekStore weeks;

  private final Broker broker = new Broker();

  @AfterEach
  void close() {
    broker.close();
  }

  @Test
  void aWeekFollowsTheWeekBeforeNotAVersionSomebodyAskedFor() {
    Events events = start("rotation");
    sendPrompts(events);
    broker.sendToAll(Topic.EMBEDDED, events.end(Events.at(WEEK - 1)));
    await().atMost(PATIENCE).until(() -> versions(events) == 1);
    get(requests.cut(application(events), 30));

    assertThat(get(previous.before(events.key(), CutOrigin.WEEK)).items()).hasSize(40);
    assertThat(get(previous.before(events.key(), CutOrigin.REQUEST)).items()).hasSize(30);
  }

  /** The prompts are moved into the last week that has ended by the wall clock. */
  @Test
  void aWeekByTheWallClockWaitsForEveryPartition() {
    Events events = start("wall");
    sendPrompts(events);
    await().atMost(PATIENCE).until(() -> pooled(events) == WEEK);
    long end = lastEndedWeek();
    run("update pool_share set day = day + $2 where application = $1", events, shift(end));
    run("update pool_item set day = day + $2 where application = $1", events, shift(end));
    reach(events, 0, after(end));
    reach(events, 1, after(end));
    reach(events, 2, after(end));
    reach(events, 3, after(end).minus(Duration.ofHours(2)));
    run(
        "update application set clock = 'WALL' where application = $1 and revision = $2",
        events,
        1);
    get(weekly.look());
    assertThat(get(weeks.decided(events.key(), 0))).isEmpty();

    reach(events, 3, after(end));
    await().atMost(PATIENCE).until(() -> versions(events) == 1);

    assertThat(get(weeks.decided(events.key(), 0))).containsExactly(end);
  }

  /** An hour after the end of a week. */
  private static Instant after(long end) {
    return LocalDate.ofEpochDay(end + 1).atTime(1, 0).toInstant(ZoneOffset.UTC);
  }

  private static long shift(long end) {
    return end - Events.FIRST_DAY - 6;
  }

  private static long lastEndedWeek() {
    long closed =
        new AppTime(Instant.now(), true, ClockKind.WALL)
            .closedThrough(ZoneOffset.UTC)
            .orElseThrow();
    return Weeks.endOf(closed + 1) - 7;
  }

  private void reach(Events events, int partition, Instant time) {
    get(
        database
            .preparedQuery(
                "update intake_watermark set event_time = $3"
                    + " where application = $1 and partition = $2")
            .execute(Tuple.of(events.application(), partition, time.atOffset(ZoneOffset.UTC))));
  }

  private Events start(String application) {
    Events events = new Events(application);
    broker.send(Topic.APPLICATION, 0, events.application(1));
    await().atMost(PATIENCE).until(() -> get(applications.find(events.key())).isPresent());
    return events;
  }

  private Application application(Events events) {
    return get(applications.find(events.key())).orElseThrow();
  }

  private void sendPrompts(Events events) {
    for (int i = 0; i < WEEK; i++) {
      broker.send(Topic.EMBEDDED, Events.partition(i), events.prompt(i));
    }
  }

  private long versions(Events events) {
    return count("version", events);
  }

  private long pooled(Events events) {
    return count("pool_item", events);
  }

  private long count(String table, Events events) {
    return get(database
            .preparedQuery("select count(*) from " + table + " where application = $1")
            .execute(Tuple.of(events.application())))
        .iterator()
        .next()
        .getLong(0);
  }

  private void run(String statement, Events events, long value) {
    get(database.preparedQuery(statement).execute(Tuple.of(events.application(), value)));
  }
}
