package dev.tidemark.shadow.attempt;

import dev.tidemark.chassis.application.ApplicationKey;
import dev.tidemark.chassis.stream.Sql;
import dev.tidemark.shadow.candidate.CandidateKey;
import dev.tidemark.shadow.rule.RuleChecks;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The queue of attempts: claims, and what comes of them. */
@Singleton
public class AttemptStore {
  // Jumps from lane to lane in the index, so that the backlog of a lane costs nothing.
  private static final String LANES =
      "with recursive lane as ((select tenant, application, arm, stage from attempt"
          + " where status = 'PENDING' order by 1, 2, 3, 4 limit 1)"
          + " union all select n.* from lane l, lateral"
          + " (select tenant, application, arm, stage from attempt where status = 'PENDING'"
          + " and (tenant, application, arm, stage)"
          + " > (l.tenant, l.application, l.arm, l.stage) order by 1, 2, 3, 4 limit 1) n)"
          + " select tenant, application, arm, stage from lane";

  // Tokens that a killed worker had reserved may have been spent: they are.
  private static final String CLAIM =
      "with next as (select tenant, application, arm, event_id, day, reserved, reserved_for"
          + " from attempt where tenant = $1 and application = $2 and arm = $3 and stage = $4"
          + " and status = 'PENDING' and due_at <= now() order by due_at limit $5"
          + " for update skip locked),"
          + " lost as (update budget b set reserved = b.reserved - n.tokens,"
          + " spent = b.spent + n.tokens from (select day, reserved_for, sum(reserved)::bigint"
          + " as tokens from next where reserved > 0 group by day, reserved_for) n"
          + " where b.tenant = $1 and b.application = $2 and b.arm = $3"
          + " and b.purpose = n.reserved_for and b.day = n.day)"
          + " update attempt a set due_at = now() + $6 * interval '1 millisecond',"
          + " token = a.token + 1, reserved = 0 from next n where a.tenant = n.tenant"
          + " and a.application = n.application and a.arm = n.arm and a.event_id = n.event_id"
          + " returning a.event_id, a.day, a.token, a.stage, a.tries,"
          + " case when a.stage <> 'END' then a.answer end, a.first_duel, a.difference, a.grade,"
          + " a.rules_applied, a.rules_passed, a.outcome, a.reason";

  private static final String SAVE =
      "with saved as (update attempt set stage = $6, outcome = $7, reason = $8, charged = $9,"
          + " tries = $10, due_at = now() + $11 * interval '1 millisecond', answer = $12,"
          + " latency_millis = coalesce($13, latency_millis), first_duel = $14, difference = $15,"
          + " grade = $16, rules_applied = $17, rules_passed = $18, similarity = $19,"
          + " reserved = 0 where tenant = $1 and application = $2 and arm = $3 and event_id = $4"
          + " and token = $5 and status = 'PENDING' returning day),"
          + " settled as (update budget b set reserved = b.reserved - $20, spent = b.spent + $21"
          + " from saved where b.tenant = $1 and b.application = $2 and b.arm = $3"
          + " and b.purpose = $22 and b.day = saved.day)"
          + " select count(*) from saved";

  private static final String END_ALL =
      "update attempt set stage = 'END', outcome = $6, reason = $7, charged = false, due_at = now(),"
          + " token = token + 1 where tenant = $1 and application = $2 and arm = $3"
          + " and stage = $4 and day = $5 and status = 'PENDING' and reserved = 0"
          + " and due_at <= now()";

  // What was tried says how that went; what was never called, that it was not. What is worked off
  // elsewhere, or has only just come, has not been due for so long.
  private static final String GIVE_UP =
      "update attempt set stage = 'END', outcome = 'FAILED', charged = $6, due_at = now(),"
          + " reason = $5 || case when tries = 0 then 'CIRCUIT_OPEN' else reason end,"
          + " token = token + 1 where tenant = $1 and application = $2 and arm = $3"
          + " and stage = $4 and status = 'PENDING' and reserved = 0"
          + " and due_at <= now() - $7 * interval '1 millisecond'";

  // Whoever works on one without having reserved anything loses it, which costs nothing.
  private static final String END_OVERDUE =
      "update attempt set stage = 'END', outcome = case when stage = 'COMPARE' then 'SCORED'"
          + " when stage = 'REPLAY' and tries = 0 then 'SKIPPED' else 'FAILED' end,"
          + " reason = case when stage = 'COMPARE' then '' else"
          + " case when stage = 'JUDGE' then 'JUDGE_' else '' end"
          + " || case when tries = 0 then 'OVERDUE' else reason end end,"
          + " charged = stage = 'REPLAY' and tries > 0, due_at = now(), token = token + 1"
          + " where status = 'PENDING' and stage <> 'END' and reserved = 0"
          + " and created_at < now() - $1 * interval '1 second'";

  private static final String FINISH =
      "update attempt set status = outcome where tenant = $1 and application = $2 and arm = $3"
          + " and event_id = $4 and token = $5 and status = 'PENDING'";

  private static final String OLDEST =
      "select coalesce(extract(epoch from now() - min(created_at)), 0)::float8 from attempt"
          + " where status = 'PENDING'";

  private final Pool pool;
  private final AttemptConfig config;

  AttemptStore(Pool pool, AttemptConfig config) {
    this.pool = pool;
    this.config = config;
  }

  /** Where attempts are pending, whether or not their time has come. */
  public Uni<List<Lane>> lanes() {
    return Sql.list(pool, LANES, Tuple.tuple(), AttemptStore::toLane);
  }

  /**
   * Claims attempts whose time has come, longest waiting first; those at their end come without the
   * answer.
   *
   * @param most how many
   * @param work longest time the work of one takes; beyond it and a margin somebody else takes over
   */
  public Uni<List<Attempt>> claim(Lane lane, int most, Duration work) {
    Tuple values =
        key(lane.arm()).addString(lane.stage().name()).addInteger(most).addLong(lease(work));
    return Sql.list(pool, CLAIM, values, row -> toAttempt(lane.arm(), row));
  }

  /** Milliseconds a claim holds. */
  long lease(Duration work) {
    return work.plus(config.leaseMargin()).toMillis();
  }

  /** Writes what has come of a claim that cost no tokens. */
  public Uni<Boolean> save(Attempt attempt) {
    return save(attempt, Purpose.REPLAY, 0, 0);
  }

  /**
   * Writes what has come of a call, and settles its reservation.
   *
   * @param reserved what was reserved for it
   * @param spent what it cost
   * @return false if somebody else has taken the attempt over; then nothing is written
   */
  public Uni<Boolean> save(Attempt attempt, Purpose purpose, long reserved, long spent) {
    Tuple values =
        claimed(attempt)
            .addString(attempt.stage().name())
            .addValue(attempt.outcome().map(Enum::name).orElse(null))
            .addString(attempt.reason())
            .addBoolean(attempt.charged())
            .addInteger(attempt.tries())
            .addLong(attempt.delay().toMillis())
            .addValue(attempt.answer().map(AttemptStore::storable).orElse(null))
            .addValue(attempt.latencyMillis())
            .addValue(attempt.firstDuel().map(Integer::shortValue).orElse(null))
            .addValue(attempt.difference().orElse(null))
            .addValue(attempt.grade().orElse(null))
            .addValue((short) attempt.rules().applied())
            .addValue((short) attempt.rules().passed())
            .addValue(attempt.similarity().orElse(null))
            .addLong(reserved)
            .addLong(spent)
            .addString(purpose.id());
    return pool.preparedQuery(SAVE)
        .execute(values)
        .map(rows -> rows.iterator().next().getLong(0) > 0);
  }

  /** PostgreSQL keeps no zero character. */
  private static String storable(String text) {
    return text.replace('\0', '\uFFFD');
  }

  /** Ends all attempts of a lane and day that nobody works on; the candidate is not to blame. */
  public Uni<Void> endAll(Lane lane, long day, Outcome outcome, String reason) {
    Tuple values =
        key(lane.arm())
            .addString(lane.stage().name())
            .addLong(day)
            .addString(outcome.name())
            .addString(reason);
    return pool.preparedQuery(END_ALL).execute(values).replaceWithVoid();
  }

  /**
   * Fails what has waited long in a lane for an endpoint that has been failing as long.
   *
   * @param charged whether the candidate is to blame
   * @param waited time since its turn came; nobody has taken it up since
   */
  public Uni<Void> giveUp(Lane lane, boolean charged, Duration waited) {
    Tuple values =
        key(lane.arm())
            .addString(lane.stage().name())
            .addString(lane.stage() == Stage.JUDGE ? Attempt.JUDGE_PREFIX : "")
            .addBoolean(charged)
            .addLong(waited.toMillis());
    return pool.preparedQuery(GIVE_UP).execute(values).replaceWithVoid();
  }

  /**
   * Ends what has been pending beyond the greatest age: with the reason of its last try, else as
   * OVERDUE.
   */
  public Uni<Void> endOverdue() {
    return pool.preparedQuery(END_OVERDUE)
        .execute(Tuple.of(config.greatestAge().toSeconds()))
        .replaceWithVoid();
  }

  /** Makes published ends final. */
  public Uni<Void> finish(List<Attempt> attempts) {
    return pool.withTransaction(
        connection ->
            Sql.batch(connection, FINISH, attempts.stream().map(AttemptStore::claimed).toList()));
  }

  /** Age of the oldest pending attempt in seconds; 0 without one. */
  public Uni<Double> oldestSeconds() {
    return pool.query(OLDEST).execute().map(rows -> rows.iterator().next().getDouble(0));
  }

  private static Tuple claimed(Attempt attempt) {
    return key(attempt.arm()).addString(attempt.eventId()).addLong(attempt.token());
  }

  private static Tuple key(CandidateKey arm) {
    return Tuple.tuple()
        .addString(arm.application().tenant())
        .addString(arm.application().application())
        .addString(arm.id());
  }

  private static Lane toLane(Row row) {
    ApplicationKey application = new ApplicationKey(row.getString(0), row.getString(1));
    return new Lane(
        new CandidateKey(application, row.getString(2)), Stage.valueOf(row.getString(3)));
  }

  private static Attempt toAttempt(CandidateKey arm, Row row) {
    Attempt attempt =
        new Attempt(
            arm,
            row.getString(0),
            row.getLong(1),
            row.getLong(2),
            Stage.valueOf(row.getString(3)),
            row.getInteger(4));
    return attempt
        .with(
            row.getString(5),
            row.getInteger(6),
            row.getDouble(7),
            row.getDouble(8),
            new RuleChecks(row.getInteger(9), row.getInteger(10)))
        .ending(outcome(row.getString(11)), row.getString(12));
  }

  private static @Nullable Outcome outcome(@Nullable String name) {
    return name == null ? null : Outcome.valueOf(name);
  }
}
