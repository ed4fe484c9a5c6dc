package dev.tidemark.evalset.cut;

import dev.tidemark.chassis.application.ApplicationKey;
import dev.tidemark.chassis.erasure.UserRowStore;
import dev.tidemark.chassis.lease.Lease;
import dev.tidemark.chassis.stream.Sql;
import dev.tidemark.evalset.cut.Choice.Chosen;
import dev.tidemark.evalset.outbox.OutboxStore;
import dev.tidemark.evalset.pool.PoolSample;
import dev.tidemark.evalset.version.CertificateMapper;
import dev.tidemark.evalset.version.ContentMapper;
import dev.tidemark.evalset.version.CutOrigin;
import dev.tidemark.evalset.version.ItemHash;
import dev.tidemark.evalset.version.ItemOrigin;
import dev.tidemark.proto.topic.TopicKey;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Writes a version: everything in one transaction, and only under the current lease. A prompt that
 * was in an earlier version keeps its row, its salt and its hash: so it is recognised.
 */
@ApplicationScoped
class VersionWriteStore {
  /** Texts in memory at once. */
  private static final int PAGE = 50;

  private static final String IS_CURRENT = "select 1 where " + Lease.isCurrent(1, 2);
  private static final String NEXT =
      "select coalesce(max(number), 0) + 1 from version where tenant = $1 and application = $2";
  private static final String KNOWN =
      "select source_id, hash from item"
          + " where tenant = $1 and application = $2 and source_id = any($3)";
  private static final String POOLED =
      "select id, content from pool_item"
          + " where tenant = $1 and application = $2 and id = any($3)";
  private static final String TAKE =
      "insert into item (tenant, application, hash, source_id, unit, salt, content, vector,"
          + " deployment, day, first_day) select tenant, application, $4::bytea, id, unit,"
          + " $5::bytea, content, vector, deployment, day, $6::bigint from pool_item"
          + " where tenant = $1 and application = $2 and id = $3";
  private static final String ADD_VERSION =
      "insert into version (tenant, application, number, origin, pool_first_day, pool_last_day,"
          + " items, retained, slice, hash, embedder, space, codebook, cell_shares, certificate,"
          + " held_out_below)"
          + " values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)";
  private static final String ADD_ITEM =
      "insert into version_item (tenant, application, version, position, hash, weight, cell,"
          + " origin, inclusion, pool_weight) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";

  private final SecureRandom random = new SecureRandom();
  private final Pool pool;

  VersionWriteStore(Pool pool) {
    this.pool = pool;
  }

  /**
   * Writes a version with its event.
   *
   * @return its number; fails with {@link OvertakenException} when the lease is lost or the week
   *     dealt with, {@link PoolChangedException} when a prompt has been erased meanwhile
   */
  Uni<Integer> write(Lease lease, CutOrder order, PoolSample sample, Choice choice) {
    return pool.withTransaction(
        transaction ->
            UserRowStore.lockShared(transaction)
                .chain(() -> requireCurrent(transaction, lease))
                .chain(() -> hashes(transaction, order, choice.items()))
                .chain(hashes -> write(transaction, order, sample, choice, hashes)));
  }

  private static Uni<Void> requireCurrent(SqlConnection transaction, Lease lease) {
    return transaction
        .preparedQuery(IS_CURRENT)
        .execute(Tuple.of(lease.name(), lease.token()))
        .invoke(rows -> OvertakenException.unless(rows.size() == 1, "the lease is lost"))
        .replaceWithVoid();
  }

  /** Hashes of the items in order; rows are made for those that have none. */
  private Uni<List<byte[]>> hashes(SqlConnection transaction, CutOrder order, List<Chosen> items) {
    Map<String, byte[]> byId = new HashMap<>();
    return Multi.createFrom()
        .iterable(pages(items.stream().map(Chosen::id).toList()))
        .onItem()
        .transformToUniAndConcatenate(ids -> hashes(transaction, order, ids, byId))
        .collect()
        .last()
        .map(done -> items.stream().map(item -> require(byId, item.id())).toList());
  }

  private Uni<Void> hashes(
      SqlConnection transaction, CutOrder order, List<String> ids, Map<String, byte[]> byId) {
    return transaction
        .preparedQuery(KNOWN)
        .execute(ids(order.application(), ids))
        .invoke(rows -> rows.forEach(row -> byId.put(row.getString(0), Sql.bytes(row, 1))))
        .map(rows -> ids.stream().filter(id -> !byId.containsKey(id)).toList())
        .chain(
            fresh ->
                fresh.isEmpty()
                    ? Uni.createFrom().voidItem()
                    : take(transaction, order, fresh, byId));
  }

  private Uni<Void> take(
      SqlConnection transaction, CutOrder order, List<String> ids, Map<String, byte[]> byId) {
    return transaction
        .preparedQuery(POOLED)
        .execute(ids(order.application(), ids))
        .map(rows -> Sql.toList(rows, row -> taken(order, row, byId)))
        .chain(rows -> Sql.batch(transaction, TAKE, rows));
  }

  private Tuple taken(CutOrder order, Row row, Map<String, byte[]> byId) {
    byte[] salt = new byte[ItemHash.BYTES];
    random.nextBytes(salt);
    byte[] hash = ItemHash.of(salt, ContentMapper.fromBytes(Sql.bytes(row, 1)));
    byId.put(row.getString(0), hash);
    return key(order.application())
        .addString(row.getString(0))
        .addBuffer(Buffer.buffer(hash))
        .addBuffer(Buffer.buffer(salt))
        .addLong(order.days().last());
  }

  private static byte[] require(Map<String, byte[]> byId, String id) {
    byte[] hash = byId.get(id);
    if (hash == null) {
      throw new PoolChangedException();
    }
    return hash;
  }

  private static Uni<Integer> write(
      SqlConnection transaction,
      CutOrder order,
      PoolSample sample,
      Choice choice,
      List<byte[]> hashes) {
    return transaction
        .preparedQuery(NEXT)
        .execute(key(order.application()))
        .map(rows -> rows.iterator().next().getInteger(0))
        .call(number -> addVersion(transaction, order, sample, choice, hashes, number))
        .call(number -> Sql.batch(transaction, ADD_ITEM, items(order, choice, hashes, number)))
        .call(number -> decideWeek(transaction, order, number))
        .call(number -> publish(transaction, order, sample, hashes, number));
  }

  private static Uni<Void> addVersion(
      SqlConnection transaction,
      CutOrder order,
      PoolSample sample,
      Choice choice,
      List<byte[]> hashes,
      int number) {
    Tuple row =
        key(order.application())
            .addInteger(number)
            .addString(order.origin().name())
            .addLong(order.days().first())
            .addLong(order.days().last())
            .addInteger(hashes.size())
            .addInteger(choice.count(ItemOrigin.RETAINED))
            .addInteger(choice.count(ItemOrigin.SLICE))
            .addBuffer(Buffer.buffer(ItemHash.ofVersion(hashes)))
            .addString(sample.embedder())
            .addString(sample.space())
            .addInteger(choice.codebook())
            .addArrayOfDouble(Arrays.stream(choice.cellShares()).boxed().toArray(Double[]::new))
            .addBuffer(Buffer.buffer(CertificateMapper.toProto(choice.certificate()).toByteArray()))
            .addDouble(choice.cutoff());
    return transaction.preparedQuery(ADD_VERSION).execute(row).replaceWithVoid();
  }

  private static List<Tuple> items(CutOrder order, Choice choice, List<byte[]> hashes, int number) {
    List<Tuple> rows = new ArrayList<>();
    for (int position = 0; position < hashes.size(); position++) {
      Chosen item = choice.items().get(position);
      rows.add(
          key(order.application())
              .addInteger(number)
              .addInteger(position)
              .addBuffer(Buffer.buffer(hashes.get(position)))
              .addDouble(choice.weight())
              .addInteger(item.cell())
              .addString(item.origin().name())
              .addDouble(item.inclusion())
              .addDouble(item.poolWeight()));
    }
    return rows;
  }

  private static Uni<Void> decideWeek(SqlConnection transaction, CutOrder order, int number) {
    return order.origin() == CutOrigin.WEEK
        ? WeekStore.cut(transaction, order.application(), order.days().last(), number)
            .invoke(first -> OvertakenException.unless(first, "the week has its version"))
            .replaceWithVoid()
        : Uni.createFrom().voidItem();
  }

  private static Uni<Void> publish(
      SqlConnection transaction,
      CutOrder order,
      PoolSample sample,
      List<byte[]> hashes,
      int number) {
    ApplicationKey application = order.application();
    return OutboxStore.add(
        transaction,
        TopicKey.version(application.tenant(), application.application(), number),
        VersionEventMapper.toEvent(order, sample, hashes, number).toByteArray());
  }

  private static List<List<String>> pages(List<String> ids) {
    return Stream.iterate(0, from -> from < ids.size(), from -> from + PAGE)
        .map(from -> ids.subList(from, Math.min(from + PAGE, ids.size())))
        .toList();
  }

  private static Tuple ids(ApplicationKey application, List<String> ids) {
    return key(application).addArrayOfString(ids.toArray(String[]::new));
  }

  private static Tuple key(ApplicationKey application) {
    return Tuple.tuple().addString(application.tenant()).addString(application.application());
  }
}
