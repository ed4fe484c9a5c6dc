package dev.tidemark.shadow.attempt;

import dev.tidemark.chassis.stream.Sql;
import dev.tidemark.shadow.candidate.CandidateKey;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tokens by arm, purpose and day. Spent and reserved together never exceed the limit: a call is
 * reserved with the most it can cost, in one statement, before it is made.
 */
@Singleton
public class BudgetStore {
  private static final int MOST_KNOWN = 10_000;
  private static final String ENSURE =
      "insert into budget (tenant, application, arm, purpose, day) values ($1, $2, $3, $4, $5)"
          + " on conflict do nothing";
  private static final String OF_KEY =
      " where tenant = $1 and application = $2 and arm = $3 and purpose = $4 and day = $5";

  // The reservation stands on the attempt too, so that whoever takes it over after a kill knows it.
  // Nothing is reserved for an attempt that is lost. The attempt is locked before the budget, as
  // everywhere.
  private static final String OF_ATTEMPT =
      " where tenant = $1 and application = $2 and arm = $3 and event_id = $8 and token = $9"
          + " and status = 'PENDING'";
  private static final String RESERVE =
      "with mine as (select 1 from attempt"
          + OF_ATTEMPT
          + " for update), held as (update budget set reserved = reserved + $6"
          + OF_KEY
          + " and not dry and spent + reserved + $6 <= $7 and exists (select 1 from mine)"
          + " returning 1), noted as (update attempt set reserved = $6, reserved_for = $4,"
          + " due_at = now() + $10 * interval '1 millisecond'"
          + OF_ATTEMPT
          + " and exists (select 1 from held))"
          + " select (select count(*) from mine), (select count(*) from held)";
  private static final String DRY =
      "update budget set dry = true" + OF_KEY + " and (dry or spent + $6 > $7) returning 1";
  private static final String USED = "select spent + reserved from budget" + OF_KEY;

  private static final String DRY_DAYS =
      "select day from budget where tenant = $1 and application = $2 and arm = $3"
          + " and purpose = $4 and dry order by day desc limit 60";

  private final Pool pool;
  private final AttemptStore attempts;
  private final Set<Key> known = ConcurrentHashMap.newKeySet();

  private record Key(CandidateKey arm, Purpose purpose, long day) {}

  BudgetStore(Pool pool, AttemptStore attempts) {
    this.pool = pool;
    this.attempts = attempts;
  }

  /**
   * Reserves the most a call can cost, and holds its attempt for as long as it may take.
   *
   * @param tokens at least 1
   * @param limit of the day
   * @param work longest time the call takes
   */
  public Uni<Grant> reserve(
      Attempt attempt, Purpose purpose, long tokens, long limit, Duration work) {
    // Such a call must not end the day for all others.
    if (tokens > limit) {
      return Uni.createFrom().item(Grant.NEVER);
    }
    Tuple values =
        key(attempt.arm(), purpose, attempt.day())
            .addLong(tokens)
            .addLong(limit)
            .addString(attempt.eventId())
            .addLong(attempt.token())
            .addLong(attempts.lease(work));
    return ensure(new Key(attempt.arm(), purpose, attempt.day()))
        .chain(() -> pool.preparedQuery(RESERVE).execute(values))
        .map(rows -> rows.iterator().next())
        .chain(row -> granted(row, attempt, purpose, tokens, limit));
  }

  private Uni<Grant> granted(Row row, Attempt attempt, Purpose purpose, long tokens, long limit) {
    boolean mine = row.getLong(0) > 0;
    boolean held = row.getLong(1) > 0;
    if (held || !mine) {
      return Uni.createFrom().item(held ? Grant.GRANTED : Grant.LOST);
    }
    Tuple values = key(attempt.arm(), purpose, attempt.day()).addLong(tokens).addLong(limit);
    return pool.preparedQuery(DRY).execute(values).map(BudgetStore::refused);
  }

  private static Grant refused(RowSet<Row> dry) {
    return dry.rowCount() > 0 ? Grant.DRY : Grant.WAIT;
  }

  private Uni<Void> ensure(Key key) {
    if (known.contains(key)) {
      return Uni.createFrom().voidItem();
    }
    if (known.size() >= MOST_KNOWN) {
      known.clear();
    }
    return pool.preparedQuery(ENSURE)
        .execute(key(key.arm(), key.purpose(), key.day()))
        .invoke(() -> known.add(key))
        .replaceWithVoid();
  }

  /** Tokens spent and reserved on a day. */
  public Uni<Long> used(CandidateKey arm, Purpose purpose, long day) {
    return pool.preparedQuery(USED)
        .execute(key(arm, purpose, day))
        .map(rows -> rows.rowCount() == 0 ? 0L : rows.iterator().next().getLong(0));
  }

  /** Newest days that ended early because the budget ran dry, newest first, at most 60. */
  public Uni<List<Long>> dryDays(CandidateKey arm, Purpose purpose) {
    return Sql.list(pool, DRY_DAYS, key(arm, purpose), row -> row.getLong(0));
  }

  private static Tuple key(CandidateKey arm, Purpose purpose, long day) {
    return key(arm, purpose).addLong(day);
  }

  private static Tuple key(CandidateKey arm, Purpose purpose) {
    return Tuple.tuple()
        .addString(arm.application().tenant())
        .addString(arm.application().application())
        .addString(arm.id())
        .addString(purpose.id());
  }
}
