package dev.tidemark.chassis.intake;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/**
 * Writes rows per record: one transaction a batch and partition holds the rows and the offset.
 *
 * @param <T> payload
 * @param <P> what is prepared outside the transaction
 */
public interface RowHandler<T, P> extends Preparation<T, P> {
  /**
   * Writes what was prepared. It runs in the transaction that moves the offset, so it neither
   * commits nor calls anything but this connection. A record whose values the database refuses
   * (SQLSTATE class 22 or 23) is found by trying and goes to the dead letter topic.
   */
  Uni<Void> write(SqlConnection transaction, P prepared);

  /** The transaction of {@link #write} has committed: the place to count what was written. */
  default void written(P prepared) {}
}
