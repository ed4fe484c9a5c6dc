package dev.tidemark.shadow.attempt;

import dev.tidemark.chassis.stream.Sql;
import dev.tidemark.shadow.candidate.CandidateKey;
import dev.tidemark.shadow.rule.RuleChecks;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** The rows of an arm as they are shown. */
@Singleton
public class ScoreRowStore {
  // Until its end is published a row is pending, whatever has been decided.
  private static final String COUNTS =
      "select status, case when status = 'PENDING' then '' else reason end, count(*) from attempt"
          + " where tenant = $1 and application = $2 and arm = $3 group by 1, 2 order by 1, 2";
  private static final String PAGE =
      "select event_id, event_time, day, status, case when status = 'PENDING' then ''"
          + " else reason end, difference, rules_applied, rules_passed from attempt"
          + " where tenant = $1 and application = $2 and arm = $3"
          + " and ($4::text is null or status = $4)"
          + " and ($5::timestamptz is null or (event_time, event_id) < ($5, $6))"
          + " order by event_time desc, event_id desc limit $7";

  private final Pool pool;

  ScoreRowStore(Pool pool) {
    this.pool = pool;
  }

  /** A place between two rows. */
  public record After(Instant eventTime, String interaction) {}

  /** How the rows of an arm stand; they add up to its selected interactions. */
  public Uni<List<ArmCount>> counts(CandidateKey arm) {
    return Sql.list(
        pool,
        COUNTS,
        key(arm),
        row -> new ArmCount(row.getString(0), row.getString(1), row.getLong(2)));
  }

  /**
   * A page, newest first.
   *
   * @param status empty for all
   * @param after empty for the first page
   */
  public Uni<List<ScoreRow>> page(
      CandidateKey arm, Optional<String> status, Optional<After> after, int size) {
    Tuple values =
        key(arm)
            .addValue(status.orElse(null))
            .addValue(after.map(a -> a.eventTime().atOffset(ZoneOffset.UTC)).orElse(null))
            .addValue(after.map(After::interaction).orElse(null))
            .addInteger(size);
    return Sql.list(pool, PAGE, values, ScoreRowStore::toRow);
  }

  private static ScoreRow toRow(Row row) {
    return new ScoreRow(
        row.getString(0),
        row.getOffsetDateTime(1).toInstant(),
        row.getLong(2),
        row.getString(3),
        row.getString(4),
        Optional.ofNullable(row.getDouble(5)),
        new RuleChecks(row.getInteger(6), row.getInteger(7)));
  }

  private static Tuple key(CandidateKey arm) {
    return Tuple.tuple()
        .addString(arm.application().tenant())
        .addString(arm.application().application())
        .addString(arm.id());
  }
}
