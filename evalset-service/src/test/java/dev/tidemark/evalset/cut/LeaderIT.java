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
import dev.tidemark.evalset.compute.ComputeService;
import dev.tidemark.evalset.draw.DrawKeyStore;
import dev.tidemark.evalset.pool.Days;
import dev.tidemark.evalset.pool.PoolStore;
import dev.tidemark.evalset.stack.EvalsetProfile;
import dev.tidemark.evalset.stack.Events;
import dev.tidemark.evalset.stack.Traffic;
import dev.tidemark.evalset.version.CutOrigin;
import dev.tidemark.proto.event.v1.VersionEvent;
import dev.tidemark.stats.selection.Progress;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
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
  @Inject PreviousStore previous;
  @Inject DrawKeyStore keys;
  @Inject CutMetrics metrics;
  @Inject CutConfig config;
  @Inject Traffic traffic;

  @Test
  void cutsAWeekOnceThoughReplicasRaceAndTheirLeaderStopsInTheMiddleOfIt() {
    Events events = traffic.start("race");
    Lease stopped =
        get(leases().acquire(CutOrder.leaseOf(events.key()), "stopped", Duration.ofMinutes(10)))
            .orElseThrow();
    traffic.sendWeek(events, 0);
    traffic.awaitPooled(events, WEEK);
    CompletableFuture<Boolean> chosen = new CompletableFuture<>();
    CompletableFuture<Boolean> woken = new CompletableFuture<>();
    CompletableFuture<Integer> late =
        stopping(chosen, woken).cut(week(events), stopped).subscribeAsCompletionStage();
    await().atMost(PATIENCE).until(chosen::isDone);
    race();
    assertThat(versions(events)).isEmpty();

    // The last time it renews its lease.
    assertThat(get(leases().renew(stopped, Duration.ofMillis(500)))).isPresent();
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
    woken.complete(true);
    assertThat(late)
        .failsWithin(PATIENCE)
        .withThrowableOfType(ExecutionException.class)
        .withCauseInstanceOf(OvertakenException.class)
        .withMessageContaining("the lease is lost");
    assertThat(versions(events)).hasSize(1);
    // Nor does one write that holds the lease and does not know that the week is done.
    Lease unaware =
        await()
            .atMost(PATIENCE)
            .until(
                () -> get(leases().acquire(stopped.name(), "unaware", Duration.ofSeconds(30))),
                Optional::isPresent)
            .orElseThrow();
    assertThat(unaware.token()).isGreaterThan(stopped.token() + 1);
    assertThatExceptionOfType(OvertakenException.class)
        .isThrownBy(() -> get(cuts.cut(week(events), unaware)))
        .withMessage("the week has its version");
    get(leases().release(unaware));
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

  /** A replica that stops once it has chosen, until it is woken. */
  private CutService stopping(CompletableFuture<Boolean> chosen, CompletableFuture<Boolean> woken) {
    ComputeService compute =
        new ComputeService() {
          @Override
          public <T> Uni<T> run(String what, Function<Progress, T> work) {
            return super.run(what, work)
                .onItem()
                .invoke(() -> chosen.complete(true))
                .call(() -> Uni.createFrom().completionStage(woken));
          }
        };
    return new CutService(prompts, previous, keys, compute, writer, config, metrics);
  }

  private CutOrder week(Events events) {
    Days days = Days.weekTo(Events.FIRST_DAY + 6);
    return new CutOrder(events.key(), days, config.size(), CutOrigin.WEEK);
  }

  private PgLeaseStore leases() {
    return new PgLeaseStore(database);
  }
}
