package dev.tidemark.drift.panel;

import dev.tidemark.chassis.application.ApplicationKey;
import dev.tidemark.chassis.stream.Sql;
import dev.tidemark.drift.application.DayRange;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Panel sums in PostgreSQL. */
@ApplicationScoped
class PgPanelStore implements PanelStore {
  private static final String ROWS =
      "select "
          + PanelRowMapper.COLUMNS
          + " from panel_day where tenant = $1 and application = $2 and space = $3"
          + " and day between $4 and $5 order by day, block, user_pseudonym";

  private final Pool pool;

  PgPanelStore(Pool pool) {
    this.pool = pool;
  }

  @Override
  public Uni<Void> scan(
      ApplicationKey application, String space, DayRange days, Consumer<PanelDay> consumer) {
    Tuple values =
        Tuple.of(application.tenant(), application.application(), space, days.first(), days.last());
    return Sql.scan(pool, ROWS, values, row -> consumer.accept(PanelRowMapper.toPanelDay(row, 0)));
  }

  @Override
  public Uni<List<PanelDay>> list(ApplicationKey application, String space, DayRange days) {
    List<PanelDay> rows = new ArrayList<>();
    return scan(application, space, days, rows::add).replaceWith(rows);
  }
}
