package dev.tidemark.chassis.erasure;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/**
 * The lock that keeps an erasure and those who write rows of users apart: writers share it among
 * them, an erasure has it alone. So every writer either commits before the erasure deletes, or sees
 * it. Every schema, so every service, has a lock of its own.
 */
public final class UserRowStore {
  // An arbitrary number that no other lock of this database may use.
  private static final String LOCK = "(1952736359, hashtext(current_schema()))";

  private UserRowStore() {}

  /** Taken by whoever writes rows of users, until the end of the transaction. */
  public static Uni<Void> lockShared(SqlConnection transaction) {
    return take(transaction, "pg_advisory_xact_lock_shared");
  }

  /** Taken by whoever must see all that writers have written, until the end of the transaction. */
  public static Uni<Void> lockAlone(SqlConnection transaction) {
    return take(transaction, "pg_advisory_xact_lock");
  }

  private static Uni<Void> take(SqlConnection transaction, String lock) {
    return transaction.query("select " + lock + LOCK).execute().replaceWithVoid();
  }
}
