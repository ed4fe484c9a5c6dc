package dev.tidemark.evalset.cut;

import dev.tidemark.chassis.application.ApplicationKey;
import dev.tidemark.chassis.stream.Sql;
import dev.tidemark.chassis.stream.Vectors;
import dev.tidemark.evalset.version.CutOrigin;
import dev.tidemark.evalset.version.ItemOrigin;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;

/** Reads the versions before, as far as the next one depends on them. */
@ApplicationScoped
class PreviousStore {
  // A week goes on from the week before: what somebody asked for in between is no part of the
  // rotation.
  private static final String BEFORE =
      "select number, space, codebook, cell_shares, min(held_out_below) over () from version"
          + " where tenant = $1 and application = $2 order by ($3 and origin = 'WEEK') desc, number desc limit 1";
  private static final String ITEMS =
      "select i.source_id, i.unit, o.cell, o.origin, i.first_day, i.vector"
          + " from version_item o join item i using (tenant, application, hash)"
          + " where tenant = $1 and application = $2 and o.version = $3 and i.erased_at is null"
          + " order by o.position";

  private final Pool pool;

  PreviousStore(Pool pool) {
    this.pool = pool;
  }

  /**
   * The version a new one follows: for a week the newest of a week, if there is one, else the
   * newest; {@link Previous#NONE} if there is none.
   */
  Uni<Previous> before(ApplicationKey application, CutOrigin origin) {
    return Sql.list(pool, BEFORE, key(application).addBoolean(origin == CutOrigin.WEEK), row -> row)
        .chain(
            rows ->
                rows.isEmpty()
                    ? Uni.createFrom().item(Previous.NONE)
                    : items(application, rows.getFirst()));
  }

  private Uni<Previous> items(ApplicationKey application, Row version) {
    return Sql.list(
            pool, ITEMS, key(application).addInteger(version.getInteger(0)), PreviousStore::kept)
        .map(items -> previous(version, items));
  }

  private static Previous previous(Row version, List<Previous.Kept> items) {
    double[] shares =
        Arrays.stream(version.getArrayOfDoubles(3)).mapToDouble(Double::doubleValue).toArray();
    return new Previous(
        version.getString(1), version.getInteger(2), shares, items, version.getDouble(4));
  }

  private static Previous.Kept kept(Row row) {
    return new Previous.Kept(
        row.getString(0),
        row.getString(1),
        row.getInteger(2),
        ItemOrigin.valueOf(row.getString(3)),
        row.getLong(4),
        Vectors.fromBytes(Sql.bytes(row, 5)));
  }

  private static Tuple key(ApplicationKey application) {
    return Tuple.tuple().addString(application.tenant()).addString(application.application());
  }
}
