package dev.tidemark.shadow.verdict;

import static dev.tidemark.chassis.testing.Results.get;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.chassis.application.Application;
import dev.tidemark.chassis.application.ApplicationKey;
import dev.tidemark.chassis.clock.ClockKind;
import dev.tidemark.chassis.lease.PgLeaseStore;
import dev.tidemark.shadow.candidate.CandidateKey;
import dev.tidemark.shadow.draw.Draws;
import dev.tidemark.shadow.rule.Rule;
import dev.tidemark.shadow.stack.Events;
import dev.tidemark.shadow.stack.ShadowProfile;
import dev.tidemark.stats.sequential.ScoreLedger;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is entered of a day, and when, on a real database. */
@QuarkusTest
@TestProfile(ShadowProfile.class)
class VerdictStoreIT {
  private static final String STREAM = "shadow-embedded";
  private static final Draws DRAWS = new Draws("a key of sixteen".getBytes(UTF_8));
  private final Instant now = Instant.now();

  @Inject Pool pool;
  @Inject VerdictStore verdicts;
  @Inject ComparisonStore comparisons;
  @Inject IntakeTimeStore intake;
  @Inject ClosedDayService days;

  @Test
  void givesPlacesToWhatWasToBeReplayedOnly() {
    CandidateKey arm = begin("places");
    for (int i = 0; i < 5; i++) {
      add(arm, "cached" + i, 1, "u1", i, "SKIPPED", "NOT_COMPARABLE");
    }
    for (int i = 0; i < 9; i++) {
      add(arm, "scored" + i, 1, "u1", 10 + i, "SCORED", "");
    }
    add(arm, "cached", 1, "u2", 0, "SKIPPED", "NOT_COMPARABLE");

    VerdictRow row = enter(arm, 1);

    assertThat(row.counters().ledger().observed().requests()).isEqualTo(8);
    assertThat(row.counters().ledger().lowest().requests()).isEqualTo(8);
    assertThat(row.counters().ledger().lowest().mean()).isEqualTo(1);
  }

  @Test
  void countsAUserOfSeveralEnteredDaysOnce() {
    CandidateKey arm = begin("users");
    add(arm, "e1", 1, "u1", 0, "SCORED", "");
    add(arm, "e2", 1, "u2", 0, "SCORED", "");
    add(arm, "e3", 1, "u3", 0, "FAILED", "JUDGE_UNREADABLE");
    add(arm, "e4", 2, "u1", 0, "SCORED", "");
    add(arm, "e5", 2, "u3", 0, "SCORED", "");
    add(arm, "e6", 3, "u4", 0, "SCORED", "");

    assertThat(enter(arm, 1).users()).isEqualTo(2);
    assertThat(enter(arm, 2).users()).isEqualTo(3);
    VerdictRow row = enter(arm, 3);
    assertThat(row.counters().ledger().observed().units()).isEqualTo(5);
    assertThat(row.counters().firstDays().units()).isEqualTo(row.users()).isEqualTo(4);
  }

  @Test
  void looksAtNoCandidateWhoseRowsAreAllEntered() {
    CandidateKey arm = begin("waiting");
    add(arm, "e1", 1, "u1", 0, "SCORED", "");

    assertThat(get(verdicts.waiting())).contains(arm);
    enter(arm, 1);
    assertThat(get(verdicts.waiting())).doesNotContain(arm);
  }

  @Test
  void comparesRulesOverTheNewestDays() {
    CandidateKey arm = begin("range");
    add(arm, "old", 40, "u1", 0, "SCORED", "");
    add(arm, "edge", 41, "u1", 0, "SCORED", "");
    add(arm, "new", 100, "u1", 0, "SCORED", "");

    ComparisonStore.Sums sums = get(comparisons.read(arm));

    assertThat(sums.candidate())
        .extractingByKey(Rule.NOT_EMPTY)
        .extracting("requests")
        .isEqualTo(2L);
  }

  @Test
  void closesNoDayThatAPartitionIsStillReading() {
    ApplicationKey key = new ApplicationKey(Events.TENANT, "behind");
    Application application = new Application(key, 1, ClockKind.WALL, ZoneOffset.UTC);
    Instant behind = now.minus(Duration.ofDays(3));
    read(key, 0, now, now);
    read(key, 1, behind, now);

    assertThat(get(days.through(application)))
        .hasValue(application.dayOf(behind.minus(ClockKind.WALL.lateness())) - 1);
    read(key, 1, now, now);
    assertThat(get(days.through(application)))
        .hasValue(application.dayOf(now.minus(ClockKind.WALL.lateness())) - 1);
  }

  @Test
  void waitsForNoPartitionThatHasBeenQuiet() {
    ApplicationKey key = new ApplicationKey(Events.TENANT, "quiet");
    Instant before = now.minus(Duration.ofDays(3));
    read(key, 0, now, now);
    read(key, 1, before, before);
    Instant quiet = now.minus(Duration.ofHours(6));

    assertThat(get(intake.least(key, STREAM, Instant.EPOCH)).map(Instant::getEpochSecond))
        .contains(before.getEpochSecond());
    assertThat(get(intake.least(key, STREAM, quiet)).map(Instant::getEpochSecond))
        .contains(now.getEpochSecond());
    assertThat(get(intake.least(key, STREAM, now.plusSeconds(9)))).isEqualTo(Optional.empty());
  }

  private CandidateKey begin(String application) {
    CandidateKey arm = new CandidateKey(new ApplicationKey(Events.TENANT, application), "c1");
    execute(
        "insert into verdict (tenant, application, candidate, ledger, entered_through)"
            + " values ($1, $2, $3, $4, 0)",
        key(arm).addBuffer(Buffer.buffer(ScoreLedger.EMPTY.toBytes())));
    return arm;
  }

  private void add(
      CandidateKey arm, String id, long day, String unit, long rank, String status, String reason) {
    Double difference = status.equals("SCORED") ? 1.0 : null;
    execute(
        "insert into attempt (tenant, application, arm, event_id, day, event_time, unit,"
            + " deployment, rank, status, reason, stage, difference, rules_applied)"
            + " values ($1, $2, $3, $4, $5, now(), $6, '', $7, $8, $9, 'END', $10, 1)",
        key(arm)
            .addString(id)
            .addLong(day)
            .addString(unit)
            .addLong(rank)
            .addString(status)
            .addString(reason)
            .addValue(difference));
  }

  private void read(ApplicationKey application, int partition, Instant reached, Instant seen) {
    execute(
        "insert into intake_watermark (stream, topic, partition, tenant, application, event_time,"
            + " seen_at) values ($1, 'topic', $2, $3, $4, $5, $6) on conflict (stream, topic,"
            + " partition, tenant, application) do update set event_time = excluded.event_time",
        Tuple.of(
            STREAM,
            partition,
            application.tenant(),
            application.application(),
            reached.atOffset(ZoneOffset.UTC),
            seen.atOffset(ZoneOffset.UTC)));
  }

  private VerdictRow enter(CandidateKey arm, long day) {
    Optional<Boolean> entered =
        get(
            new PgLeaseStore(pool)
                .runIfLeader(
                    "test " + arm.application().application(),
                    "test",
                    Duration.ofMinutes(1),
                    lease -> verdicts.enter(lease, arm, day, DRAWS)));
    assertThat(entered).contains(true);
    return get(verdicts.find(arm)).orElseThrow();
  }

  private void execute(String sql, Tuple values) {
    get(pool.preparedQuery(sql).execute(values).replaceWithVoid());
  }

  private static Tuple key(CandidateKey arm) {
    return Tuple.of(arm.application().tenant(), arm.application().application(), arm.id());
  }
}
