package dev.tidemark.evalset.cut;

import static dev.tidemark.chassis.testing.Results.get;
import static dev.tidemark.evalset.stack.Traffic.PATIENCE;
import static dev.tidemark.evalset.stack.Traffic.WEEK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tidemark.chassis.application.Application;
import dev.tidemark.chassis.application.PgApplicationStore;
import dev.tidemark.chassis.clock.AppTime;
import dev.tidemark.chassis.clock.ClockKind;
import dev.tidemark.evalset.EvalsetException;
import dev.tidemark.evalset.stack.EvalsetProfile;
import dev.tidemark.evalset.stack.Events;
import dev.tidemark.evalset.stack.Traffic;
import dev.tidemark.evalset.version.CutOrigin;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** Which week is cut when, and after which version. */
@QuarkusTest
@TestProfile(EvalsetProfile.class)
class RotationIT {
  private static final String COPY_WITH_LOW_CUTOFF =
      "insert into version (tenant, application, number, origin, pool_first_day, pool_last_day,"
          + " items, retained, slice, hash, embedder, space, codebook, cell_shares, certificate,"
          + " held_out_below) select tenant, application, 9, 'REQUEST', pool_first_day,"
          + " pool_last_day, items, retained, slice, hash, embedder, space, codebook, cell_shares,"
          + " certificate, 0.15 from version where application = $1";

  @Inject PgApplicationStore applications;
  @Inject PreviousStore previous;
  @Inject RequestedCutService requests;
  @Inject WeeklyCutService weekly;
  @Inject WeekStore weeks;
  @Inject Traffic traffic;

  @Test
  void aWeekFollowsTheWeekBeforeNotAVersionSomebodyAskedFor() {
    Events events = traffic.start("rotation");
    traffic.sendWeek(events, 0);
    traffic.awaitVersions(events, 1);
    get(requests.cut(application(events), 30));

    assertThat(get(previous.before(events.key(), CutOrigin.WEEK)).items()).hasSize(40);
    assertThat(get(previous.before(events.key(), CutOrigin.REQUEST)).items()).hasSize(30);
  }

  /** Whatever it was cut for, and whether or not the next version follows it. */
  @Test
  void aCutHoldsOutNobodyWhoWasOpenAtAnyEarlierOne() {
    Events events = traffic.start("rotation-cutoff");
    traffic.sendWeek(events, 0);
    traffic.awaitVersions(events, 1);
    assertThat(get(previous.before(events.key(), CutOrigin.WEEK)).leastCutoff())
        .isBetween(HeldOut.SHARE, .9);
    traffic.run(COPY_WITH_LOW_CUTOFF, Tuple.of(events.application()));

    assertThat(get(previous.before(events.key(), CutOrigin.WEEK)).leastCutoff()).isEqualTo(.15);
    await()
        .atMost(PATIENCE)
        .ignoreExceptionsInstanceOf(EvalsetException.CutRunning.class)
        .until(() -> get(requests.cut(application(events), 30)).number() == 10);
    assertThat(
            traffic.number(
                "select count(*) from version"
                    + " where application = $1 and number = 10 and held_out_below = 0.15",
                Tuple.of(events.application())))
        .isEqualTo(1);
  }

  /** The prompts are moved into the last week that has ended by the wall clock. */
  @Test
  void aWeekByTheWallClockWaitsForEveryPartition() {
    Events events = traffic.start("wall");
    traffic.sendPrompts(events, 0, WEEK);
    traffic.awaitPooled(events, WEEK);
    long end = lastEndedWeek();
    Tuple shift = Tuple.of(events.application(), end - Events.FIRST_DAY - 6);
    traffic.run("update pool_share set day = day + $2 where application = $1", shift);
    traffic.run("update pool_item set day = day + $2 where application = $1", shift);
    reach(events, 0, after(end));
    reach(events, 1, after(end));
    reach(events, 2, after(end));
    reach(events, 3, after(end).minus(Duration.ofHours(2)));
    traffic.run(
        "update application set clock = 'WALL' where application = $1",
        Tuple.of(events.application()));
    get(weekly.look());
    assertThat(get(weeks.decided(events.key(), 0))).isEmpty();

    reach(events, 3, after(end));
    traffic.awaitVersions(events, 1);

    assertThat(get(weeks.decided(events.key(), 0))).containsExactly(end);
  }

  /** An hour after the end of a week. */
  private static Instant after(long end) {
    return LocalDate.ofEpochDay(end + 1).atTime(1, 0).toInstant(ZoneOffset.UTC);
  }

  private static long lastEndedWeek() {
    long closed =
        new AppTime(Instant.now(), true, ClockKind.WALL)
            .closedThrough(ZoneOffset.UTC)
            .orElseThrow();
    return Weeks.endOf(closed + 1) - 7;
  }

  private void reach(Events events, int partition, Instant time) {
    traffic.run(
        "update intake_watermark set event_time = $3"
            + " where application = $1 and partition = $2",
        Tuple.of(events.application(), partition, time.atOffset(ZoneOffset.UTC)));
  }

  private Application application(Events events) {
    return get(applications.find(events.key())).orElseThrow();
  }
}
