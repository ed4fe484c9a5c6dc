package dev.tidemark.shadow.score;

import dev.tidemark.chassis.application.ApplicationKey;
import dev.tidemark.chassis.stream.Sql;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What score events repeat of their interactions. */
@Singleton
class SourceStore {
  private static final String FIND =
      "select event_id, event_time, source_partition, source_key, trace, stamps from interaction"
          + " where tenant = $1 and application = $2 and event_id = any($3)";

  private final Pool pool;

  SourceStore(Pool pool) {
    this.pool = pool;
  }

  /** Those that have not been erased, by event id. */
  Uni<Map<String, Source>> find(ApplicationKey application, List<String> eventIds) {
    Tuple values =
        Tuple.tuple()
            .addString(application.tenant())
            .addString(application.application())
            .addArrayOfString(eventIds.toArray(String[]::new));
    return Sql.list(pool, FIND, values, SourceStore::toSource)
        .map(all -> all.stream().collect(Collectors.toMap(Source::eventId, Function.identity())));
  }

  private static Source toSource(Row row) {
    Buffer key = row.getBuffer(3);
    return new Source(
        row.getString(0),
        row.getOffsetDateTime(1),
        row.getInteger(2),
        key == null ? null : key.getBytes(),
        row.getString(4),
        Sql.bytes(row, 5));
  }
}
