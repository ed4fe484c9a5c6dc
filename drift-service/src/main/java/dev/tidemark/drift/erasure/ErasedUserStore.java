package dev.tidemark.drift.erasure;

import dev.tidemark.chassis.application.ApplicationKey;
import dev.tidemark.chassis.erasure.UserRowStore;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The users erased lately, as one writer has seen them: those of the last days, for longer nothing
 * stays on its way through Kafka. Not thread-safe.
 */
public final class ErasedUserStore {
  private static final Duration KEPT = Duration.ofDays(8);
  private static final String SINCE =
      "select seq, tenant, application, user_pseudonym, erased_at from erasure"
          + " where seq > $1 and erased_at > now() - interval '8 days' order by seq";

  private final Map<User, Instant> erased = new HashMap<>();
  private long seen;

  /** A user of an application. */
  public record User(ApplicationKey application, String pseudonym) {}

  /**
   * Takes the lock of a writer and reads what has been erased since the last time.
   *
   * @return users erased since then
   */
  public Uni<List<User>> update(SqlConnection transaction) {
    return UserRowStore.lockShared(transaction)
        .chain(() -> transaction.preparedQuery(SINCE).execute(Tuple.of(seen)))
        .map(this::take);
  }

  private List<User> take(RowSet<Row> rows) {
    List<User> fresh = new ArrayList<>();
    for (Row row : rows) {
      ApplicationKey application = new ApplicationKey(row.getString(1), row.getString(2));
      User user = new User(application, row.getString(3));
      erased.put(user, row.getOffsetDateTime(4).toInstant());
      seen = row.getLong(0);
      fresh.add(user);
    }
    erased.values().removeIf(at -> at.isBefore(Instant.now().minus(KEPT)));
    return fresh;
  }

  /** Whether what arrived then is of a user who was erased after it. */
  public boolean covers(ApplicationKey application, String pseudonym, Instant arrival) {
    Instant at = erased.get(new User(application, pseudonym));
    return at != null && !arrival.isAfter(at);
  }
}
