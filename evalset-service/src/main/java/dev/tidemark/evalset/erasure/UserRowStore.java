package dev.tidemark.evalset.erasure;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/**
 * The lock of rows of users: keeps an erasure and those who write rows of users apart: writers
 * share the lock among them, an erasure has it alone. So every writer either commits before the
 * erasure deletes, or sees it.
 */
public final class UserRowStore {
  // An arbitrary number that no other lock of this database may use.
  private static final long NUMBER = 0x7469_6465_6576_616cL;

  private UserRowStore() {}

  /** Taken by whoever writes rows of users, until the end of the transaction. */
  public static Uni<Void> lockShared(SqlConnection transaction) {
    return transaction
        .query("select pg_advisory_xact_lock_shared(" + NUMBER + ")")
        .execute()
        .replaceWithVoid();
  }

  /** Taken by an erasure, until the end of its transaction. */
  static Uni<Void> lockAlone(SqlConnection transaction) {
    return transaction
        .query("select pg_advisory_xact_lock(" + NUMBER + ")")
        .execute()
        .replaceWithVoid();
  }
}
