package dev.tidemark.evalset.pool;

import dev.tidemark.chassis.application.ApplicationKey;
import dev.tidemark.chassis.erasure.UserRowStore;
import dev.tidemark.chassis.stream.Sql;
import dev.tidemark.chassis.stream.Vectors;
import dev.tidemark.evalset.EvalsetException;
import dev.tidemark.stats.feature.KnownSpace;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Reads the pool and cleans it. */
@ApplicationScoped
public class PoolStore {
  private static final String OF_DAYS =
      " where i.tenant = $1 and i.application = $2 and i.day between $3 and $4";
  // Vectors of one space and length only: nothing else can be compared.
  private static final String SPACE =
      "select i.embedder, i.space, length(i.vector) from pool_item i"
          + OF_DAYS
          + " group by 1, 2, 3 order by count(*) desc, 2, 1 limit 1";
  private static final String OF_SPACE =
      OF_DAYS + " and i.embedder = $5 and i.space = $6 and length(i.vector) = $7";
  // The draw of the first prompt beyond the bound: the share of draws that is taken.
  private static final String BOUND =
      "select i.draw from pool_item i" + OF_SPACE + " order by i.draw offset $8 limit 1";
  private static final String PROMPTS =
      "select i.id, i.unit, i.weight / least(s.share, $8), i.codebook, i.cell, i.vector,"
          + " i.text_hash from pool_item i join pool_share s"
          + " using (tenant, application, day, partition)"
          + OF_SPACE
          + " and i.draw < $8";
  private static final String DAYS =
      "select distinct day from pool_share where tenant = $1 and application = $2 order by day";
  private static final String CLEAN =
      "with gone as (delete from pool_share where tenant = $1 and application = $2 and day < $3)"
          + " delete from pool_item where tenant = $1 and application = $2 and day < $3";
  private static final String EXPIRE =
      "delete from pool_item where received_at < now() - $1 * interval '1 second'";
  private static final String FORGET_SHARES =
      "delete from pool_share s where not exists (select 1 from pool_item i where"
          + " i.tenant = s.tenant and i.application = s.application and i.day = s.day"
          + " and i.partition = s.partition)";

  private final Pool pool;

  /** The pool in the database behind {@code pool}. */
  public PoolStore(Pool pool) {
    this.pool = pool;
  }

  /** Which vectors are read. */
  private record Space(String embedder, String id, int bytes) {}

  /**
   * The prompts of some days, of the space most of them are in.
   *
   * @param most prompts to take; of more a known share is drawn and weighs accordingly
   * @return fails with UNKNOWN_SPACE, before a prompt is read, if their kernel is not known
   */
  public Uni<PoolSample> read(ApplicationKey application, Days days, int most) {
    return Sql.list(pool, SPACE, values(application, days), PoolStore::space)
        .chain(
            spaces ->
                spaces.isEmpty()
                    ? Uni.createFrom().item(new PoolSample(days, "", "", List.of()))
                    : read(application, days, known(spaces.getFirst()), most));
  }

  private static Space known(Space space) {
    if (KnownSpace.of(space.id()).isEmpty()) {
      throw new EvalsetException.UnknownSpace(space.id());
    }
    return space;
  }

  private Uni<PoolSample> read(ApplicationKey application, Days days, Space space, int most) {
    List<Candidate> prompts = new ArrayList<>();
    return Sql.list(
            pool,
            BOUND,
            values(application, days, space).addLong((long) most),
            row -> row.getDouble(0))
        .map(bound -> bound.isEmpty() ? 1.0 : bound.getFirst())
        .chain(
            share ->
                Sql.scan(
                    pool,
                    PROMPTS,
                    values(application, days, space).addDouble(share),
                    row -> prompts.add(candidate(row))))
        .map(done -> new PoolSample(days, space.embedder(), space.id(), prompts));
  }

  /** Days with a prompt, earliest first. */
  public Uni<List<Long>> days(ApplicationKey application) {
    return Sql.list(
        pool,
        DAYS,
        Tuple.of(application.tenant(), application.application()),
        row -> row.getLong(0));
  }

  /** Forgets the days before one. */
  public Uni<Void> forgetBefore(ApplicationKey application, long day) {
    return pool.preparedQuery(CLEAN)
        .execute(Tuple.of(application.tenant(), application.application(), day))
        .replaceWithVoid();
  }

  /** Forgets what came longer ago than {@code kept}, wall time, of all applications. */
  public Uni<Void> expire(Duration kept) {
    return pool.preparedQuery(EXPIRE)
        .execute(Tuple.of(kept.toSeconds()))
        .chain(() -> pool.withTransaction(PoolStore::forgetShares));
  }

  /** Days without a prompt; alone, since a writer puts the share of a day before its prompts. */
  private static Uni<Void> forgetShares(SqlConnection transaction) {
    return UserRowStore.lockAlone(transaction)
        .chain(() -> transaction.query(FORGET_SHARES).execute())
        .replaceWithVoid();
  }

  private static Candidate candidate(Row row) {
    return new Candidate(
        row.getString(0),
        row.getString(1),
        row.getDouble(2),
        row.getInteger(3),
        row.getInteger(4),
        Vectors.fromBytes(Sql.bytes(row, 5)),
        HexFormat.of().formatHex(Sql.bytes(row, 6)));
  }

  private static Space space(Row row) {
    return new Space(row.getString(0), row.getString(1), row.getInteger(2));
  }

  private static Tuple values(ApplicationKey application, Days days) {
    return Tuple.of(application.tenant(), application.application(), days.first(), days.last());
  }

  private static Tuple values(ApplicationKey application, Days days, Space space) {
    return values(application, days)
        .addString(space.embedder())
        .addString(space.id())
        .addInteger(space.bytes());
  }
}
