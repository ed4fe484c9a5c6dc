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
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;

/** Puts prompts into the pool and keeps every day of a partition below its bound. */
@ApplicationScoped
class PoolHandler implements RowHandler<Arrival, PoolHandler.Rows> {
  private static final String OF_DAY =
      " tenant = $1 and application = $2 and day = $3 and partition = $4";
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
      "update pool_share set share = share / 2 where"
          + OF_DAY
          + " and (select count(*) from pool_item where"
          + OF_DAY
          + ") > $5";
  private static final String DROP =
      "delete from pool_item where"
          + OF_DAY
          + " and draw >= (select share from pool_share where"
          + OF_DAY
          + ")";

  private final DrawKeyStore keys;
  private final PoolMetrics metrics;
  private final int most;

  PoolHandler(DrawKeyStore keys, PoolMetrics metrics, PoolConfig config) {
    this.keys = keys;
    this.metrics = metrics;
    this.most = config.mostPerDayAndPartition();
  }

  /** A day of an application. */
  private record Day(String tenant, String application, long day) {}

  /**
   * What is written.
   *
   * @param prompts rows
   * @param days keys of the days they belong to
   */
  record Rows(List<Tuple> prompts, List<Tuple> days) {}

  @Override
  public Uni<Rows> prepare(TopicPartition partition, List<Received<Arrival>> records) {
    records.forEach(this::count);
    List<Prompt> prompts = records.stream().flatMap(PoolHandler::fit).toList();
    return keys.draws().map(draws -> rows(partition.partition(), prompts, draws));
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

  private static Rows rows(int partition, List<Prompt> prompts, Draws draws) {
    return new Rows(
        prompts.stream().map(prompt -> row(partition, prompt, draws)).toList(),
        prompts.stream()
            .map(PoolHandler::day)
            .distinct()
            .map(day -> key(day.tenant(), day.application(), day.day(), partition))
            .toList());
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
    List<Tuple> bounded = rows.days().stream().map(this::withBound).toList();
    return UserRowStore.lockShared(transaction)
        .chain(() -> Sql.batch(transaction, BEGIN_DAY, rows.days()))
        .chain(() -> Sql.batch(transaction, PUT, rows.prompts()))
        .chain(() -> Sql.batch(transaction, HALVE, bounded))
        .chain(() -> Sql.batch(transaction, DROP, rows.days()))
        .invoke(() -> metrics.kept(rows.prompts().size()));
  }

  private Tuple withBound(Tuple day) {
    return key(day.getString(0), day.getString(1), day.getLong(2), day.getInteger(3))
        .addLong((long) most);
  }
}
