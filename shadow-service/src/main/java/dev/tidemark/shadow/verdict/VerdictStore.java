package dev.tidemark.shadow.verdict;

import dev.tidemark.chassis.application.ApplicationKey;
import dev.tidemark.chassis.lease.Lease;
import dev.tidemark.chassis.stream.Sql;
import dev.tidemark.shadow.candidate.CandidateKey;
import dev.tidemark.shadow.draw.Draws;
import dev.tidemark.stats.sequential.ScoreHistogram;
import dev.tidemark.stats.sequential.ScoreLedger;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Counters of verdicts, and the closed days that enter them. */
@Singleton
class VerdictStore {
  private static final String OF_KEY = " where tenant = $1 and application = $2 and candidate = $3";
  private static final String OF_ARM = " where tenant = $1 and application = $2 and arm = $3";

  // The first day that is not entered, unless something of it is still pending.
  private static final String READY =
      "select min(day) from attempt"
          + OF_ARM
          + " and day > (select entered_through from verdict"
          + OF_KEY
          + ")";
  private static final String WAITING =
      "select tenant, application, candidate from verdict v where exists (select 1 from attempt a"
          + " where a.tenant = v.tenant and a.application = v.application"
          + " and a.arm = v.candidate and a.day > v.entered_through) order by 1, 2, 3";
  private static final String OPEN =
      "select min(day) from attempt" + OF_ARM + " and status = 'PENDING'";
  private static final String LOCK =
      "select ledger, first_days, entered_through from verdict" + OF_KEY + " for update";
  private static final String CURRENT = "select " + Lease.isCurrent(1, 2);

  // Which eight of a user-day count is settled by hash among those to be replayed, whether or not
  // they could be scored. What never was to be replayed takes no place.
  private static final String UNITS =
      "with before as (select distinct unit from attempt"
          + OF_ARM
          + " and day < $4 and status = 'SCORED' and difference is not null)"
          + " select unit, count(*) filter (where difference is not null and status = 'SCORED'),"
          + " coalesce(sum(difference) filter (where status = 'SCORED'), 0)::float8,"
          + " count(*) filter (where status = 'FAILED' and charged), count(*),"
          + " before.unit is null"
          + " from (select unit, status, difference, charged,"
          + " row_number() over (partition by unit order by rank, event_id) as place from attempt"
          + OF_ARM
          + " and day = $4 and reason not in ('UNKNOWN_SAMPLING', 'NOT_COMPARABLE')) of_day"
          + " left join before using (unit)"
          + " where place <= 8 group by unit, before.unit order by unit";
  private static final String ENTER =
      "update verdict set ledger = $4, entered_through = $5,"
          + " users = users + $7, first_days = $8,"
          + " first_day = case when $6 then coalesce(first_day, $5) else first_day end,"
          + " last_day = case when $6 then $5 else last_day end"
          + OF_KEY;
  private static final String READ =
      "select ledger, first_days, first_day, last_day, users from verdict" + OF_KEY;

  private final Pool pool;
  private final Vertx vertx;

  VerdictStore(Pool pool, Vertx vertx) {
    this.pool = pool;
    this.vertx = vertx;
  }

  /** Candidates with rows of days that are not entered, retired or not; of the rest none. */
  Uni<List<CandidateKey>> waiting() {
    return Sql.list(pool, WAITING, Tuple.tuple(), VerdictStore::toKey);
  }

  private static CandidateKey toKey(Row row) {
    return new CandidateKey(
        new ApplicationKey(row.getString(0), row.getString(1)), row.getString(2));
  }

  /** The next day to enter: nothing of it or of an earlier one is pending. */
  Uni<OptionalLong> ready(CandidateKey candidate) {
    return number(READY, candidate)
        .chain(next -> number(OPEN, candidate).map(open -> ready(next, open)));
  }

  private static OptionalLong ready(Optional<Long> next, Optional<Long> open) {
    return next.isPresent() && open.filter(day -> day <= next.get()).isEmpty()
        ? OptionalLong.of(next.get())
        : OptionalLong.empty();
  }

  private Uni<Optional<Long>> number(String query, CandidateKey candidate) {
    return pool.preparedQuery(query)
        .execute(key(candidate))
        .map(rows -> Optional.ofNullable(rows.iterator().next().getLong(0)));
  }

  /**
   * Enters one closed day.
   *
   * @return false if somebody else leads, or the day has changed; then nothing is written
   */
  Uni<Boolean> enter(Lease lease, CandidateKey candidate, long day, Draws draws) {
    return pool.withTransaction(
        connection ->
            connection
                .preparedQuery(LOCK)
                .execute(key(candidate))
                .map(rows -> rows.iterator().next())
                .chain(
                    row ->
                        mayEnter(connection, lease, candidate, day, row.getLong(2))
                            .chain(
                                may ->
                                    may
                                        ? enter(connection, counters(row), candidate, day, draws)
                                            .replaceWith(true)
                                        : Uni.createFrom().item(false))));
  }

  /** Under the lock of the row nothing is added to the day. */
  private static Uni<Boolean> mayEnter(
      SqlConnection connection, Lease lease, CandidateKey candidate, long day, long through) {
    return connection
        .preparedQuery(CURRENT)
        .execute(Tuple.of(lease.name(), lease.token()))
        .map(rows -> rows.iterator().next().getBoolean(0))
        .chain(
            current ->
                connection
                    .preparedQuery(OPEN)
                    .execute(key(candidate))
                    .map(rows -> Optional.ofNullable(rows.iterator().next().getLong(0)))
                    .map(open -> current && day > through && open.filter(d -> d <= day).isEmpty()));
  }

  private Uni<Void> enter(
      SqlConnection connection, Counters before, CandidateKey candidate, long day, Draws draws) {
    return connection
        .preparedQuery(UNITS)
        .execute(key(candidate).addLong(day))
        .map(rows -> Sql.toList(rows, VerdictStore::toUserDay))
        .chain(
            units ->
                counted(before, units, draws, candidate.id(), day)
                    .map(after -> entered(before, after, units, candidate, day)))
        .chain(values -> connection.preparedQuery(ENTER).execute(values))
        .replaceWithVoid();
  }

  private static Tuple entered(
      Counters before, Counters after, List<UserDay> units, CandidateKey candidate, long day) {
    return key(candidate)
        .addBuffer(Buffer.buffer(after.ledger().toBytes()))
        .addLong(day)
        .addBoolean(!after.equals(before))
        .addLong(units.stream().filter(UserDay::isNewUser).count())
        .addBuffer(Buffer.buffer(after.firstDays().toBytes()));
  }

  /** On a worker thread, back on the context of the transaction. */
  private Uni<Counters> counted(
      Counters before, List<UserDay> units, Draws draws, String candidate, long day) {
    return Uni.createFrom()
        .completionStage(
            () ->
                vertx
                    .executeBlocking(() -> UserDay.enter(before, units, draws, candidate, day))
                    .toCompletionStage());
  }

  /** What has been entered; empty when there is no such candidate. */
  Uni<Optional<VerdictRow>> find(CandidateKey candidate) {
    return Sql.list(pool, READ, key(candidate), VerdictStore::toRow)
        .map(found -> found.stream().findFirst());
  }

  private static VerdictRow toRow(Row row) {
    return new VerdictRow(counters(row), day(row.getLong(2)), day(row.getLong(3)), row.getLong(4));
  }

  private static OptionalLong day(Long day) {
    return day == null ? OptionalLong.empty() : OptionalLong.of(day);
  }

  private static Counters counters(Row row) {
    return new Counters(
        ScoreLedger.fromBytes(Sql.bytes(row, 0)), ScoreHistogram.fromBytes(Sql.bytes(row, 1)));
  }

  private static UserDay toUserDay(Row row) {
    int scored = row.getInteger(1);
    int failed = row.getInteger(3);
    return new UserDay(
        row.getString(0),
        scored,
        row.getDouble(2),
        failed,
        row.getInteger(4) - scored - failed,
        row.getBoolean(5));
  }

  private static Tuple key(CandidateKey candidate) {
    return Tuple.tuple()
        .addString(candidate.application().tenant())
        .addString(candidate.application().application())
        .addString(candidate.id());
  }
}
