package dev.tidemark.evalset.version;

import dev.tidemark.chassis.application.ApplicationKey;
import dev.tidemark.chassis.stream.Sql;
import dev.tidemark.evalset.EvalsetException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Reads versions and their items. */
@ApplicationScoped
public class VersionStore {
  /** Items read at once: a bound on memory, whatever the length of a version. */
  private static final int PAGE = 50;

  /** Versions listed: those of four years of weeks. */
  static final int MOST = 200;

  private static final String SELECT =
      "select v.number, v.pool_first_day, v.pool_last_day, v.cut_at, v.origin, v.items,"
          + " v.retained, v.slice, v.hash, v.embedder, v.space, v.codebook, v.certificate,"
          // By the index of tombstones, which are few.
          + " (select count(*) from item i join version_item o using (tenant, application, hash)"
          + " where i.tenant = v.tenant and i.application = v.application"
          + " and i.erased_at is not null and o.version = v.number)"
          + " from version v where v.tenant = $1 and v.application = $2";
  private static final String ALL = SELECT + " order by v.number desc limit " + MOST;
  private static final String NEWEST = SELECT + " order by v.number desc limit 1";
  private static final String ONE = SELECT + " and v.number = $3";
  private static final String OF_ITEM =
      "o.position, o.hash, o.weight, o.cell, o.origin, o.inclusion, o.pool_weight";
  private static final String OUTLINE =
      "select "
          + OF_ITEM
          + " from version_item o"
          + " where o.tenant = $1 and o.application = $2 and o.version = $3 order by o.position";
  private static final String WHOLE = page("i.content, i.deployment, i.day, i.vector, i.salt");
  // Empty texts; none where they have been erased.
  private static final String VECTORS =
      page("case when i.erased_at is null then ''::bytea end, '', i.day, i.vector, ''::bytea");

  private final Pool pool;

  private static String page(String columns) {
    return "select "
        + OF_ITEM
        + ", "
        + columns
        + " from version_item o join item i using (tenant, application, hash)"
        + " where o.tenant = $1 and o.application = $2 and o.version = $3"
        + " and o.position >= $4 and o.position < $5 order by o.position";
  }

  /** Versions in the database behind {@code pool}. */
  public VersionStore(Pool pool) {
    this.pool = pool;
  }

  /** The newest 200 versions, newest first. */
  public Uni<List<Version>> list(ApplicationKey application) {
    return Sql.list(pool, ALL, key(application), row -> version(application, row));
  }

  /** The newest version. */
  public Uni<Optional<Version>> newest(ApplicationKey application) {
    return Sql.list(pool, NEWEST, key(application), row -> version(application, row))
        .map(found -> found.stream().findFirst());
  }

  /**
   * One version; fails with UNKNOWN_VERSION.
   *
   * @param number from 1; 0 for the newest
   */
  public Uni<Version> require(ApplicationKey application, int number) {
    Uni<Optional<Version>> found =
        number == 0
            ? newest(application)
            : Sql.list(
                    pool,
                    ONE,
                    key(application).addInteger(number),
                    row -> version(application, row))
                .map(rows -> rows.stream().findFirst());
    return found.map(
        version ->
            version.orElseThrow(
                () -> new EvalsetException.UnknownVersion(application.application(), number)));
  }

  /** Items in order, a page at a time and only as fast as they are taken. */
  public Multi<Item> items(Version version) {
    return items(version, WHOLE);
  }

  /** Items in order without their texts: what a distance needs. */
  public Multi<Item> vectors(Version version) {
    return items(version, VECTORS);
  }

  private Multi<Item> items(Version version, String query) {
    return Multi.createBy()
        .repeating()
        .uni(AtomicInteger::new, from -> page(version, query, from.getAndAdd(PAGE)))
        .whilst(page -> page.size() == PAGE)
        .onItem()
        .disjoint();
  }

  /** All items without what an erasure takes away. */
  public Uni<List<Item>> outline(Version version) {
    return Sql.list(
        pool,
        OUTLINE,
        key(version.application()).addInteger(version.number()),
        row -> item(row, Optional.empty()));
  }

  private Uni<List<Item>> page(Version version, String query, int from) {
    return Sql.list(
        pool,
        query,
        key(version.application())
            .addInteger(version.number())
            .addInteger(from)
            .addInteger(from + PAGE),
        VersionStore::whole);
  }

  private static Item whole(Row row) {
    Buffer content = row.getBuffer(7);
    return item(
        row,
        content == null
            ? Optional.empty()
            : Optional.of(
                new Item.Body(
                    ContentMapper.fromBytes(content.getBytes()),
                    row.getString(8),
                    row.getLong(9),
                    Sql.bytes(row, 10),
                    Sql.bytes(row, 11))));
  }

  private static Item item(Row row, Optional<Item.Body> body) {
    return new Item(
        row.getInteger(0),
        hex(row, 1),
        row.getDouble(2),
        row.getInteger(3),
        ItemOrigin.valueOf(row.getString(4)),
        row.getDouble(5),
        row.getDouble(6),
        body);
  }

  private static Version version(ApplicationKey application, Row row) {
    return new Version(
        application,
        row.getInteger(0),
        row.getLong(1),
        row.getLong(2),
        row.getOffsetDateTime(3).toInstant(),
        CutOrigin.valueOf(row.getString(4)),
        row.getInteger(5),
        row.getInteger(6),
        row.getInteger(7),
        Math.toIntExact(row.getLong(13)),
        hex(row, 8),
        row.getString(9),
        row.getString(10),
        row.getInteger(11),
        CertificateMapper.fromBytes(Sql.bytes(row, 12)));
  }

  private static Tuple key(ApplicationKey application) {
    return Tuple.tuple().addString(application.tenant()).addString(application.application());
  }

  private static String hex(Row row, int column) {
    return HexFormat.of().formatHex(Sql.bytes(row, column));
  }
}
