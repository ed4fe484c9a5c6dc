package dev.tidemark.shadow.sample;

import dev.tidemark.chassis.application.ApplicationKey;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The active candidates with their probabilities. */
@Singleton
class SelectionStore {
  private static final String ACTIVE =
      "select tenant, application, candidate, from_day, probability from candidate"
          + " join replay_probability using (tenant, application, candidate)"
          + " where state = 'ACTIVE'";

  private final Pool pool;

  SelectionStore(Pool pool) {
    this.pool = pool;
  }

  /** Active candidates by application. */
  Uni<Map<ApplicationKey, List<Selection>>> active() {
    return pool.query(ACTIVE).execute().map(SelectionStore::byApplication);
  }

  private static Map<ApplicationKey, List<Selection>> byApplication(RowSet<Row> rows) {
    Map<ApplicationKey, Map<String, NavigableMap<Long, Double>>> all = new HashMap<>();
    for (Row row : rows) {
      all.computeIfAbsent(
              new ApplicationKey(row.getString(0), row.getString(1)), made -> new HashMap<>())
          .computeIfAbsent(row.getString(2), made -> new TreeMap<>())
          .put(row.getLong(3), row.getDouble(4));
    }
    return all.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> selections(entry.getValue())));
  }

  private static List<Selection> selections(Map<String, NavigableMap<Long, Double>> candidates) {
    return candidates.entrySet().stream()
        .map(entry -> new Selection(entry.getKey(), entry.getValue()))
        .toList();
  }
}
