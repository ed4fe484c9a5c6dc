package dev.tidemark.shadow.erasure;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/**
 * The lock of rows of users: whoever adds rows shares it, an erasure has it alone. So every writer
 * either commits before the erasure deletes, or finds the erasure written down.
 */
public final class UserRowStore {
  // An arbitrary number that no other lock of this database may use.
  private static final long NUMBER = 0x7469_6465_7368_6164L;

  /**
   * Condition under which a row of a user may be added; the user's pseudonym, the tenant, the
   * application and the arrival are parameters of these numbers.
   */
  public static String notErased(int tenant, int application, int user, int arrival) {
    return "not exists (select 1 from erasure e where e.tenant = $%d and e.application = $%d"
            .formatted(tenant, application)
        + " and e.user_pseudonym = $%d and e.erased_at >= $%d)".formatted(user, arrival);
  }

  private UserRowStore() {}

  /** Taken by whoever adds rows of users, until the end of the transaction. */
  public static Uni<Void> lockShared(SqlConnection transaction) {
    return transaction
        .query("select pg_advisory_xact_lock_shared(" + NUMBER + ")")
        .execute()
        .replaceWithVoid();
  }

  static Uni<Void> lockAlone(SqlConnection transaction) {
    return transaction
        .query("select pg_advisory_xact_lock(" + NUMBER + ")")
        .execute()
        .replaceWithVoid();
  }
}
