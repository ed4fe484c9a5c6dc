package dev.tidemark.evalset.pool;

import dev.tidemark.chassis.erasure.UserRowStore;
import dev.tidemark.chassis.intake.Received;
import dev.tidemark.chassis.intake.RowHandler;
import dev.tidemark.chassis.stream.Sql;
import dev.tidemark.chassis.stream.Vectors;
import dev.tidemark.evalset.draw.DrawKeyStore;
import dev.tidemark.evalset.draw.Draws;
import dev.tidemark.evalset.pool.Arrival.Prompt;
import dev.tidemark.evalset.pool.Arrival.Unfit;
import dev.tidemark.evalset.pool.Arrival.Unfitness;
import dev.tidemark.evalset.version.ContentMapper;
import dev.tidemark.evalset.version.TextHash;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Puts prompts into the pool and keeps every day of a partition below its bound. */
@ApplicationScoped
class PoolHandler implements RowHandler<Arrival, PoolHandler.Rows> {
  private static final String OF_DAY =
      " tenant = $1 and application = $2 and day = $3 and partition = $4";
  private static final String SHARES =
      "select tenant, application, day, share from pool_share where partition = $1"
          + " and (tenant, application, day) in"
          + " (select * from unnest($2::text[], $3::text[], $4::bigint[]))";
  private static final String BEGIN_DAY =
      "insert into pool_share (tenant, application, day, partition, share)"
          + " values ($1, $2, $3, $4, 1) on conflict do nothing";
  // A record that a user's erasure has overtaken does not bring him back.
  private static final String PUT =
      "insert into pool_item (tenant, application, day, partition, id, unit, draw, weight,"
          + " embedder, space, codebook, cell, vector, text_hash, content, deployment)"
          + " select $1, $2, $3::bigint, $4::integer, $5, $6, $7::double precision,"
          + " $8::double precision, $9, $10, $11::integer, $12::integer, $13::bytea, $14::bytea,"
          + " $15::bytea, $16"
          + " where $7 < (select share from pool_share where"
          + OF_DAY
          + ") and not exists (select 1 from erasure where tenant = $1 and application = $2"
          + " and unit = $6 and erased_at >= $17::timestamptz) on conflict do nothing";
  private static final String HALVE =
      "with halved as (update pool_share set share = share / 2 where"
          + OF_DAY
          + " and (select count(*) from pool_item where"
          + OF_DAY
          + ") > $5 returning tenant, application, day, partition, share)"
          + " delete from pool_item i using halved h where i.tenant = h.tenant"
          + " and i.application = h.application and i.day = h.day and i.partition = h.partition"
          + " and i.draw >= h.share";

  private final Pool pool;
  private final DrawKeyStore keys;
  private final PoolMetrics metrics;
  private final int most;

  PoolHandler(Pool pool, DrawKeyStore keys, PoolMetrics metrics, PoolConfig config) {
    this.pool = pool;
    this.keys = keys;
    this.metrics = metrics;
    this.most = config.mostPerDayAndPartition();
  }

  /** A day of an application. */
  private record Day(String tenant, String application, long day) {}

  /**
   * What is written.
   *
   * @param prompts rows of those the draw leaves
   * @param days keys of the days they belong to
   * @param offered prompts that came
   * @param put rows that are new in the database, once they are written
   */
  record Rows(List<Tuple> prompts, List<Tuple> days, int offered, AtomicInteger put) {}

  @Override
  public Uni<Rows> prepare(TopicPartition partition, List<Received<Arrival>> records) {
    records.forEach(this::count);
    List<Prompt> prompts = records.stream().flatMap(PoolHandler::fit).toList();
    return keys.draws().chain(draws -> rows(partition.partition(), prompts, draws));
  }

  private void count(Received<Arrival> arrived) {
    if (arrived.payload() instanceof Unfit unfit) {
      metrics.leftOut(unfit.why());
    } else if (arrived.late() && arrived.payload() instanceof Prompt) {
      metrics.leftOut(Unfitness.LATE);
    }
  }

  private static Stream<Prompt> fit(Received<Arrival> arrived) {
    return !arrived.late() && arrived.payload() instanceof Prompt prompt
        ? Stream.of(prompt)
        : Stream.empty();
  }

  private Uni<Rows> rows(int partition, List<Prompt> prompts, Draws draws) {
    List<Day> days = days(prompts);
    return days.isEmpty()
        ? Uni.createFrom().item(new Rows(List.of(), List.of(), 0, new AtomicInteger()))
        : shares(partition, days).map(shares -> rows(partition, prompts, draws, shares));
  }

  /** Shares only fall, so what an older one leaves out, the one of now leaves out too. */
  private Uni<Map<Day, Double>> shares(int partition, List<Day> days) {
    Map<Day, Double> shares = new HashMap<>();
    return pool.preparedQuery(SHARES)
        .execute(
            Tuple.tuple()
                .addInteger(partition)
                .addArrayOfString(days.stream().map(Day::tenant).toArray(String[]::new))
                .addArrayOfString(days.stream().map(Day::application).toArray(String[]::new))
                .addArrayOfLong(days.stream().map(Day::day).toArray(Long[]::new)))
        .invoke(rows -> rows.forEach(row -> shares.put(day(row), row.getDouble(3))))
        .replaceWith(shares);
  }

  private static Rows rows(
      int partition, List<Prompt> prompts, Draws draws, Map<Day, Double> shares) {
    List<Prompt> drawn =
        prompts.stream()
            .filter(
                prompt ->
                    draws.ofPool(prompt.origin().eventId()) < shares.getOrDefault(day(prompt), 1.0))
            .toList();
    return new Rows(
        drawn.stream().map(prompt -> row(partition, prompt, draws)).toList(),
        days(drawn).stream()
            .map(day -> key(day.tenant(), day.application(), day.day(), partition))
            .toList(),
        prompts.size(),
        new AtomicInteger());
  }

  private static List<Day> days(List<Prompt> prompts) {
    return prompts.stream().map(PoolHandler::day).distinct().toList();
  }

  private static Day day(Row row) {
    return new Day(row.getString(0), row.getString(1), row.getLong(2));
  }

  private static Day day(Prompt prompt) {
    return new Day(
        prompt.origin().application().key().tenant(),
        prompt.origin().application().key().application(),
        prompt.origin().day());
  }

  private static Tuple key(String tenant, String application, long day, int partition) {
    return Tuple.tuple()
        .addString(tenant)
        .addString(application)
        .addLong(day)
        .addInteger(partition);
  }

  private static Tuple row(int partition, Prompt prompt, Draws draws) {
    Day day = day(prompt);
    return key(day.tenant(), day.application(), day.day(), partition)
        .addString(prompt.origin().eventId())
        .addString(prompt.unit())
        .addDouble(draws.ofPool(prompt.origin().eventId()))
        .addDouble(1 / prompt.inclusion())
        .addString(prompt.embedder())
        .addString(prompt.space())
        .addInteger(prompt.codebook())
        .addInteger(prompt.cell())
        .addBuffer(Buffer.buffer(Vectors.toBytes(prompt.vector())))
        .addBuffer(Buffer.buffer(TextHash.of(prompt.content())))
        .addBuffer(Buffer.buffer(ContentMapper.toBytes(prompt.content())))
        .addString(prompt.deployment())
        .addOffsetDateTime(prompt.origin().arrival().atOffset(ZoneOffset.UTC));
  }

  @Override
  public Uni<Void> write(SqlConnection transaction, Rows rows) {
    if (rows.prompts().isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return UserRowStore.lockShared(transaction)
        .chain(() -> Sql.batch(transaction, BEGIN_DAY, rows.days()))
        .chain(() -> transaction.preparedQuery(PUT).executeBatch(rows.prompts()))
        .map(PoolHandler::count)
        .invoke(rows.put()::set)
        .chain(put -> put == 0 ? Uni.createFrom().voidItem() : keepBound(transaction, rows));
  }

  /** Rows that a batch added, all of its statements together. */
  private static int count(RowSet<Row> first) {
    int rows = 0;
    for (@Nullable RowSet<Row> one = first; one != null; one = one.next()) {
      rows += one.rowCount();
    }
    return rows;
  }

  private Uni<Void> keepBound(SqlConnection transaction, Rows rows) {
    return Sql.batch(transaction, HALVE, rows.days().stream().map(this::withBound).toList());
  }

  @Override
  public void written(Rows rows) {
    metrics.kept(rows.put().get());
    metrics.notDrawn(rows.offered() - rows.put().get());
  }

  private Tuple withBound(Tuple day) {
    return key(day.getString(0), day.getString(1), day.getLong(2), day.getInteger(3))
        .addLong((long) most);
  }
}
