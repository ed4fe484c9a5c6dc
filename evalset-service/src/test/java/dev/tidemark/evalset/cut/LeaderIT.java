package dev.tidemark.evalset.cut;

import static dev.tidemark.chassis.testing.Results.get;
import static dev.tidemark.evalset.stack.Traffic.PATIENCE;
import static dev.tidemark.evalset.stack.Traffic.WEEK;
import static dev.tidemark.evalset.stack.VersionsApi.versions;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.tidemark.chassis.application.PgApplicationStore;
import dev.tidemark.chassis.clock.AppClockStore;
import dev.tidemark.chassis.lease.Lease;
import dev.tidemark.chassis.lease.PgLeaseStore;
import dev.tidemark.evalset.cut.Choice.Chosen;
import dev.tidemark.evalset.pool.Days;
import dev.tidemark.evalset.pool.PoolStore;
import dev.tidemark.evalset.stack.EvalsetProfile;
import dev.tidemark.evalset.stack.Events;
import dev.tidemark.evalset.stack.Traffic;
import dev.tidemark.evalset.version.Certificate;
import dev.tidemark.evalset.version.CutOrigin;
import dev.tidemark.evalset.version.ItemOrigin;
import dev.tidemark.proto.event.v1.VersionEvent;
import dev.tidemark.stats.Estimate;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which of several replicas cuts a week. */
@QuarkusTest
@TestProfile(EvalsetProfile.class)
class LeaderIT {
  @Inject Pool database;
  @Inject PgApplicationStore applications;
  @Inject AppClockStore clock;
  @Inject PoolStore prompts;
  @Inject WeekStore weeks;
  @Inject CutService cuts;
  @Inject VersionWriteStore writer;
  @Inject CutConfig config;
  @Inject Traffic traffic;

  @Test
  void cutsAWeekOnceThoughReplicasRaceAndTheirLeaderDies() {
    Events events = traffic.start("race");
    // A replica takes the work and dies: nobody renews its lease.
    Lease dead =
        get(leases().acquire(CutOrder.leaseOf(events.key()), "dead", Duration.ofMinutes(10)))
            .orElseThrow();
    traffic.sendWeek(events, 0);
    traffic.awaitPooled(events, WEEK);
    race();
    assertThat(versions(events)).isEmpty();

    traffic.run("update lease set expires_at = now() where name = $1", Tuple.of(dead.name()));
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              race();
              return !versions(events).isEmpty();
            });
    race();

    assertThat(versions(events)).hasSize(1);
    assertThat(versions(events).getFirst().getPoolLastDay()).isEqualTo(Events.FIRST_DAY + 6);
    // It wakes up and writes what it had chosen.
    assertThatExceptionOfType(OvertakenException.class).isThrownBy(() -> writeAs(dead, events));
    assertThat(versions(events)).hasSize(1);
    // Nor does one write that holds the lease and does not know that the week is done.
    Lease late =
        await()
            .atMost(PATIENCE)
            .until(
                () -> get(leases().acquire(dead.name(), "late", Duration.ofSeconds(30))),
                Optional::isPresent)
            .orElseThrow();
    assertThatExceptionOfType(OvertakenException.class).isThrownBy(() -> writeAs(late, events));
    get(leases().release(late));
    assertThat(versions(events)).hasSize(1);
    assertThat(traffic.awaitPublished(events, 1))
        .extracting(VersionEvent::getNumber)
        .containsExactly(1);
  }

  /** Three replicas look at the same moment, besides the schedule of this one. */
  private void race() {
    List<Uni<Void>> replicas =
        IntStream.range(0, 3)
            .mapToObj(
                i ->
                    new WeeklyCutService(
                            applications, clock, prompts, weeks, cuts, database, config)
                        .look())
            .toList();
    get(Uni.join().all(replicas).andCollectFailures());
  }

  private void writeAs(Lease lease, Events events) {
    List<Chosen> chosen =
        IntStream.range(0, 20).mapToObj(i -> new Chosen("e" + i, 0, ItemOrigin.GREEDY, 0)).toList();
    Estimate none = Estimate.insufficient(0, 0, "none");
    Choice choice =
        new Choice(
            chosen,
            1,
            new double[] {1},
            new Certificate(none, none, none, 1, 20, 0, 0, 0, Optional.empty(), List.of()));
    Days days = Days.weekTo(Events.FIRST_DAY + 6);
    get(
        writer.write(
            lease,
            new CutOrder(events.key(), days, 20, CutOrigin.WEEK),
            get(prompts.read(events.key(), days, 1_000)),
            choice));
  }

  private PgLeaseStore leases() {
    return new PgLeaseStore(database);
  }
}
