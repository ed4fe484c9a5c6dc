package dev.tidemark.chassis.lease;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Function;

/** Leases in the service's own database. */
public final class PgLeaseStore {
  private static final String ACQUIRE =
      """
      INSERT INTO lease AS held (name, owner, token, expires_at)
      VALUES ($1, $2, 1, now() + $3 * interval '1 millisecond')
      ON CONFLICT (name) DO UPDATE
      SET owner = excluded.owner, token = held.token + 1, expires_at = excluded.expires_at
      WHERE held.expires_at <= now()
      RETURNING name, owner, token, expires_at
      """;
  private static final String RENEW =
      """
      UPDATE lease SET expires_at = now() + $3 * interval '1 millisecond'
      WHERE name = $1 AND token = $2
      RETURNING name, owner, token, expires_at
      """;
  private static final String RELEASE =
      "UPDATE lease SET expires_at = now() WHERE name = $1 AND token = $2";

  private final Pool pool;

  /** Leases of the database behind {@code pool}. */
  public PgLeaseStore(Pool pool) {
    this.pool = pool;
  }

  /** The lease, unless somebody holds it and it has not expired. */
  public Uni<Optional<Lease>> acquire(String name, String owner, Duration life) {
    return query(ACQUIRE, Tuple.of(name, owner, life.toMillis())).map(PgLeaseStore::first);
  }

  /** The lease for {@code life} from now; empty if somebody has taken it over. */
  public Uni<Optional<Lease>> renew(Lease lease, Duration life) {
    return query(RENEW, Tuple.of(lease.name(), lease.token(), life.toMillis()))
        .map(PgLeaseStore::first);
  }

  /** Lets the next one in at once; nothing happens if somebody has taken the lease over. */
  public Uni<Void> release(Lease lease) {
    return query(RELEASE, Tuple.of(lease.name(), lease.token())).replaceWithVoid();
  }

  /**
   * Does the work if nobody else does, renewing the lease every third of its life until the work
   * ends. When the lease is lost the work is cancelled; whether its result counted was decided by
   * {@link Lease#isCurrent}.
   *
   * @return what the work gave; empty if another one leads or took over
   */
  public <T> Uni<Optional<T>> runIfLeader(
      String name, String owner, Duration life, Function<Lease, Uni<T>> work) {
    return acquire(name, owner, life)
        .chain(
            held ->
                held.map(lease -> run(lease, life, work))
                    .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
  }

  private <T> Uni<Optional<T>> run(Lease lease, Duration life, Function<Lease, Uni<T>> work) {
    Uni<Optional<T>> result = Uni.createFrom().deferred(() -> work.apply(lease)).map(Optional::of);
    Uni<Optional<T>> lost = untilLost(lease, life).replaceWith(Optional::empty);
    return Uni.combine()
        .any()
        .of(result, lost)
        .onItemOrFailure()
        .call((item, failure) -> release(lease).onFailure().recoverWithNull());
  }

  /** Renews for ever; ends when the lease is lost, fails when the database cannot be asked. */
  private Uni<Void> untilLost(Lease lease, Duration life) {
    return Multi.createFrom()
        .ticks()
        .startingAfter(life.dividedBy(3))
        .every(life.dividedBy(3))
        .onOverflow()
        .drop()
        .onItem()
        .transformToUniAndConcatenate(tick -> renew(lease, life))
        .select()
        .first(Optional::isPresent)
        .collect()
        .last()
        .replaceWithVoid();
  }

  private Uni<RowSet<Row>> query(String sql, Tuple parameters) {
    return pool.preparedQuery(sql).execute(parameters);
  }

  private static Optional<Lease> first(RowSet<Row> rows) {
    Iterator<Row> row = rows.iterator();
    return row.hasNext() ? Optional.of(lease(row.next())) : Optional.empty();
  }

  private static Lease lease(Row row) {
    return new Lease(
        row.getString("name"),
        row.getString("owner"),
        row.getLong("token"),
        row.getOffsetDateTime("expires_at"));
  }
}
