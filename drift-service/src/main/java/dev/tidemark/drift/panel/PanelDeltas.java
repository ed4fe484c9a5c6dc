package dev.tidemark.drift.panel;

import dev.tidemark.chassis.application.ApplicationKey;
import dev.tidemark.chassis.stream.Sql;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Panel sums of the prompts that are not written yet. Not thread-safe. */
public final class PanelDeltas {
  // The days and users that wait, with all their rows: a user has few a day.
  private static final String READ =
      "select p.tenant, p.application, p.space, "
          + PanelRowMapper.COLUMNS
          + " from (select distinct * from unnest($1::text[], $2::text[], $3::text[], $4::bigint[],"
          + " $5::smallint[], $6::text[]) as k (tenant, application, space, day, block,"
          + " user_pseudonym)) k join panel_day p"
          + " using (tenant, application, space, day, block, user_pseudonym)";

  private final Map<PanelRowMapper.Key, PanelSums> sums = new HashMap<>();

  /** Adds a prompt. */
  public void add(PanelPrompt prompt) {
    sums.computeIfAbsent(
            PanelRowMapper.Key.of(prompt),
            key -> new PanelSums(prompt.features().length, prompt.patterns().length))
        .add(prompt);
  }

  /** Drops what waits of a user. */
  public void forget(ApplicationKey application, String user) {
    sums.keySet().removeIf(key -> key.application().equals(application) && key.user().equals(user));
  }

  /** Number of rows that wait; each takes about 5 KB. */
  public int size() {
    return sums.size();
  }

  /** Forgets what was written. */
  public void clear() {
    sums.clear();
  }

  /** Adds to the stored rows; leaves the deltas as they are. */
  public Uni<Void> write(SqlConnection transaction) {
    if (sums.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    List<PanelRowMapper.Key> keys = List.copyOf(sums.keySet());
    return transaction
        .preparedQuery(READ)
        .execute(columns(keys))
        .map(stored -> merged(keys, stored))
        .chain(rows -> Sql.batch(transaction, PanelRowMapper.PUT, rows));
  }

  private List<Tuple> merged(List<PanelRowMapper.Key> keys, RowSet<Row> rows) {
    Map<PanelRowMapper.Key, PanelDay> stored = new HashMap<>();
    for (Row row : rows) {
      ApplicationKey application = new ApplicationKey(row.getString(0), row.getString(1));
      PanelDay day = PanelRowMapper.toPanelDay(row, 3);
      stored.put(PanelRowMapper.Key.of(application, row.getString(2), day), day);
    }
    return keys.stream().map(key -> PanelRowMapper.values(key, sum(key, stored.get(key)))).toList();
  }

  private PanelSums sum(PanelRowMapper.Key key, @Nullable PanelDay stored) {
    PanelSums delta = Objects.requireNonNull(sums.get(key));
    if (stored == null) {
      return delta;
    }
    PanelSums sum = delta.copy();
    sum.add(stored);
    return sum;
  }

  private static Tuple columns(List<PanelRowMapper.Key> keys) {
    return Tuple.tuple()
        .addArrayOfString(
            keys.stream().map(key -> key.application().tenant()).toArray(String[]::new))
        .addArrayOfString(
            keys.stream().map(key -> key.application().application()).toArray(String[]::new))
        .addArrayOfString(keys.stream().map(PanelRowMapper.Key::space).toArray(String[]::new))
        .addArrayOfLong(keys.stream().map(PanelRowMapper.Key::day).toArray(Long[]::new))
        .addArrayOfShort(keys.stream().map(key -> (short) key.block()).toArray(Short[]::new))
        .addArrayOfString(keys.stream().map(PanelRowMapper.Key::user).toArray(String[]::new));
  }
}
