package dev.tidemark.drift.exposure;

import dev.tidemark.chassis.application.ApplicationKey;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counter rows of panel users. */
@ApplicationScoped
public class ExposureStore {
  private static final String READ =
      "select tenant, application, user_pseudonym, deployment, answers from exposure"
          + " where (tenant, application, user_pseudonym) in"
          + " (select * from unnest($1::text[], $2::text[], $3::text[]))";

  private static final String ERASED =
      "select tenant, application, user_pseudonym, erased_at from erasure"
          + " where (tenant, application, user_pseudonym) in"
          + " (select * from unnest($1::text[], $2::text[], $3::text[]))";

  // An erased user's earlier answers are forgotten, also those that are still on their way.
  private static final String ADD =
      "insert into exposure as held"
          + " (tenant, application, user_pseudonym, deployment, answers, last_day)"
          + " select $1, $2, $3, $4, $5, $6 where not exists (select 1 from erasure"
          + " where tenant = $1 and application = $2 and user_pseudonym = $3"
          + " and erased_at >= $7)"
          + " on conflict (tenant, application, user_pseudonym, deployment) do update"
          + " set answers = held.answers + excluded.answers,"
          + " last_day = greatest(held.last_day, excluded.last_day)";

  private final Pool pool;

  ExposureStore(Pool pool) {
    this.pool = pool;
  }

  /** A panel user of an application. */
  public record PanelUser(ApplicationKey application, String user) {}

  /** What is stored of users before a batch: answers by deployment, and erasures. */
  public Uni<ExposureCounter> read(Collection<PanelUser> users) {
    if (users.isEmpty()) {
      return Uni.createFrom().item(new ExposureCounter(Map.of(), Map.of()));
    }
    Tuple keys = keys(List.copyOf(users));
    return pool.preparedQuery(READ)
        .execute(keys)
        .map(ExposureStore::toCounts)
        .chain(
            counts ->
                pool.preparedQuery(ERASED)
                    .execute(keys)
                    .map(rows -> new ExposureCounter(counts, toErasures(rows))));
  }

  private static Tuple keys(List<PanelUser> users) {
    return Tuple.of(
        users.stream().map(user -> user.application().tenant()).toArray(String[]::new),
        users.stream().map(user -> user.application().application()).toArray(String[]::new),
        users.stream().map(PanelUser::user).toArray(String[]::new));
  }

  private static Map<PanelUser, Instant> toErasures(RowSet<Row> rows) {
    Map<PanelUser, Instant> erasures = new HashMap<>();
    for (Row row : rows) {
      erasures.put(user(row), row.getOffsetDateTime(3).toInstant());
    }
    return erasures;
  }

  private static PanelUser user(Row row) {
    return new PanelUser(new ApplicationKey(row.getString(0), row.getString(1)), row.getString(2));
  }

  private static Map<PanelUser, Map<String, Long>> toCounts(RowSet<Row> rows) {
    Map<PanelUser, Map<String, Long>> counts = new HashMap<>();
    for (Row row : rows) {
      counts
          .computeIfAbsent(user(row), user -> new HashMap<>())
          .put(row.getString(3), row.getLong(4));
    }
    return counts;
  }

  /** Adds answers, in the transaction of the offset. */
  public Uni<Void> add(SqlConnection transaction, Collection<Answers> answers) {
    if (answers.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    List<Tuple> rows = answers.stream().map(ExposureStore::row).toList();
    return transaction.preparedQuery(ADD).executeBatch(rows).replaceWithVoid();
  }

  private static Tuple row(Answers answers) {
    return Tuple.tuple()
        .addString(answers.user().application().tenant())
        .addString(answers.user().application().application())
        .addString(answers.user().user())
        .addString(answers.deployment())
        .addLong(answers.count())
        .addLong(answers.lastDay())
        .addOffsetDateTime(answers.lastArrival().atOffset(ZoneOffset.UTC));
  }
}
