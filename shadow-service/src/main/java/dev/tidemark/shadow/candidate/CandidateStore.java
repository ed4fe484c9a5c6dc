package dev.tidemark.shadow.candidate;

import dev.tidemark.chassis.application.ApplicationKey;
import dev.tidemark.chassis.stream.Sql;
import dev.tidemark.stats.sequential.ScoreLedger;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Candidates and their replay probabilities. */
@Singleton
public class CandidateStore {
  /** What {@link CandidateStore#toCandidate} reads; the probability is that of the newest day. */
  private static final String SELECT =
      "select tenant, application, candidate, endpoint, model, secret, requests_per_second,"
          + " timeout_millis, tokens_per_day, max_answer_tokens, margin, alpha, sharing, state,"
          + " registered_at, (select probability from replay_probability p"
          + " where p.tenant = c.tenant and p.application = c.application"
          + " and p.candidate = c.candidate order by from_day desc limit 1) from candidate c";

  private static final String ORDER = " order by registered_at, candidate";
  private static final String OF_KEY = " where tenant = $1 and application = $2 and candidate = $3";

  private static final String OF_KEYS =
      " where (tenant, application, candidate)"
          + " in (select * from unnest($1::text[], $2::text[], $3::text[]))";

  private static final String ADD =
      "insert into candidate (tenant, application, candidate, endpoint, model, secret,"
          + " requests_per_second, timeout_millis, tokens_per_day, max_answer_tokens, margin,"
          + " alpha, sharing, state) select $1::text, $2::text, $3::text, $4::text, $5::text, $6::text,"
          + " $7::float8, $8::bigint, $9::bigint, $10::integer, $11::float8, $12::float8,"
          + " greatest($13::bigint, 1 + count(*)), 'ACTIVE' from candidate"
          + " where tenant = $1 and application = $2 and state <> 'RETIRED'"
          + " on conflict do nothing returning 1";
  // Which registrations count must not depend on which of them is fastest.
  private static final String LOCK =
      "select pg_advisory_xact_lock(hashtextextended('candidate/' || $1 || '/' || $2, 0))";
  private static final String PROBABILITY =
      "insert into replay_probability (tenant, application, candidate, from_day, probability)"
          + " values ($1, $2, $3, $4, $5) on conflict (tenant, application, candidate, from_day)"
          + " do update set probability = excluded.probability";
  private static final String VERDICT =
      "insert into verdict (tenant, application, candidate, ledger, entered_through)"
          + " values ($1, $2, $3, $4, $5)";
  private static final String CHANGE =
      "update candidate set state = coalesce($4, state),"
          + " requests_per_second = coalesce($5, requests_per_second),"
          + " tokens_per_day = coalesce($6, tokens_per_day)"
          + OF_KEY;
  private static final String RETIRE =
      "update attempt set stage = 'END', outcome = 'SKIPPED', reason = 'RETIRED', due_at = now(),"
          + " token = token + 1 where tenant = $1 and application = $2 and arm = $3"
          + " and status = 'PENDING' and stage = 'REPLAY' and reserved = 0";
  // Days some partition has begun have been drawn with the old probability.
  private static final String NEWEST =
      "select max(event_time) from intake_watermark where stream = 'shadow-embedded'"
          + " and tenant = $1 and application = $2";

  private final Pool pool;
  private final CandidateConfig config;

  CandidateStore(Pool pool, CandidateConfig config) {
    this.pool = pool;
    this.config = config;
  }

  /** All candidates of all applications. */
  public Uni<List<Candidate>> all() {
    return Sql.list(pool, SELECT + ORDER, Tuple.tuple(), CandidateStore::toCandidate);
  }

  /** The candidates of an application, oldest first. */
  public Uni<List<Candidate>> list(ApplicationKey application) {
    return Sql.list(
        pool,
        SELECT + " where tenant = $1 and application = $2" + ORDER,
        Tuple.of(application.tenant(), application.application()),
        CandidateStore::toCandidate);
  }

  /** One candidate. */
  public Uni<Optional<Candidate>> find(CandidateKey key) {
    return Sql.list(pool, SELECT + OF_KEY, tuple(key), CandidateStore::toCandidate)
        .map(found -> found.stream().findFirst());
  }

  /** Those of some keys that there are. */
  public Uni<List<Candidate>> find(List<CandidateKey> keys) {
    Tuple values =
        Tuple.tuple()
            .addArrayOfString(all(keys, key -> key.application().tenant()))
            .addArrayOfString(all(keys, key -> key.application().application()))
            .addArrayOfString(all(keys, CandidateKey::id));
    return Sql.list(pool, SELECT + OF_KEYS, values, CandidateStore::toCandidate);
  }

  private static String[] all(List<CandidateKey> keys, Function<CandidateKey, String> part) {
    return keys.stream().map(part).toArray(String[]::new);
  }

  /** The newest event time that any partition has read; empty before the first. */
  Uni<Optional<Instant>> newestEvent(ApplicationKey application) {
    return pool.preparedQuery(NEWEST)
        .execute(Tuple.of(application.tenant(), application.application()))
        .map(rows -> Optional.ofNullable(rows.iterator().next().getOffsetDateTime(0)))
        .map(newest -> newest.map(OffsetDateTime::toInstant));
  }

  /**
   * Adds a candidate, unless its id is taken.
   *
   * @return whether it was added
   */
  Uni<Boolean> add(CandidateKey key, CandidateSettings settings) {
    return pool.withTransaction(
        connection ->
            connection
                .preparedQuery(LOCK)
                .execute(Tuple.of(key.application().tenant(), key.application().application()))
                .chain(() -> connection.preparedQuery(ADD).execute(row(key, settings)))
                .chain(
                    added ->
                        added.rowCount() == 0
                            ? Uni.createFrom().item(false)
                            : begin(connection, key, settings).replaceWith(true)));
  }

  private static Uni<Void> begin(
      SqlConnection connection, CandidateKey key, CandidateSettings settings) {
    Tuple verdict =
        tuple(key).addBuffer(Buffer.buffer(ScoreLedger.EMPTY.toBytes())).addLong(Long.MIN_VALUE);
    return connection
        .preparedQuery(PROBABILITY)
        .execute(tuple(key).addLong(Long.MIN_VALUE).addDouble(settings.replayProbability()))
        .chain(() -> connection.preparedQuery(VERDICT).execute(verdict))
        .replaceWithVoid();
  }

  /**
   * Changes a candidate.
   *
   * @param fromDay first day a new probability holds for
   */
  Uni<Void> change(CandidateKey key, CandidateChange change, long fromDay) {
    return pool.withTransaction(
        connection ->
            connection
                .preparedQuery(CHANGE)
                .execute(changed(key, change))
                .chain(() -> reweigh(connection, key, change, fromDay))
                .chain(() -> retire(connection, key, change)));
  }

  private static Uni<Void> reweigh(
      SqlConnection connection, CandidateKey key, CandidateChange change, long fromDay) {
    return change.replayProbability().isEmpty()
        ? Uni.createFrom().voidItem()
        : connection
            .preparedQuery(PROBABILITY)
            .execute(
                tuple(key).addLong(fromDay).addDouble(change.replayProbability().getAsDouble()))
            .replaceWithVoid();
  }

  private static Uni<Void> retire(
      SqlConnection connection, CandidateKey key, CandidateChange change) {
    return change.state().filter(CandidateState.RETIRED::equals).isEmpty()
        ? Uni.createFrom().voidItem()
        : connection.preparedQuery(RETIRE).execute(tuple(key)).replaceWithVoid();
  }

  private Tuple row(CandidateKey key, CandidateSettings settings) {
    return tuple(key)
        .addString(settings.endpoint())
        .addString(settings.model())
        .addString(settings.secret())
        .addDouble(settings.requestsPerSecond())
        .addLong(settings.timeout().toMillis())
        .addLong(settings.tokensPerDay())
        .addInteger(settings.maxAnswerTokens())
        .addDouble(settings.margin())
        .addDouble(settings.alpha())
        .addLong((long) config.plannedCandidates());
  }

  private static Tuple changed(CandidateKey key, CandidateChange change) {
    Tuple values = tuple(key);
    values.addValue(change.state().map(Enum::name).orElse(null));
    values.addValue(
        change.requestsPerSecond().isPresent() ? change.requestsPerSecond().getAsDouble() : null);
    values.addValue(change.tokensPerDay().isPresent() ? change.tokensPerDay().getAsLong() : null);
    return values;
  }

  private static Tuple tuple(CandidateKey key) {
    return Tuple.tuple()
        .addString(key.application().tenant())
        .addString(key.application().application())
        .addString(key.id());
  }

  private static Candidate toCandidate(Row row) {
    ApplicationKey application = new ApplicationKey(row.getString(0), row.getString(1));
    CandidateSettings settings =
        new CandidateSettings(
            row.getString(3),
            row.getString(4),
            row.getString(5),
            row.getDouble(15),
            row.getDouble(6),
            Duration.ofMillis(row.getLong(7)),
            row.getLong(8),
            row.getInteger(9),
            row.getDouble(10),
            row.getDouble(11));
    return new Candidate(
        new CandidateKey(application, row.getString(2)),
        settings,
        row.getInteger(12),
        CandidateState.valueOf(row.getString(13)),
        row.getOffsetDateTime(14).toInstant());
  }
}
