package dev.tidemark.drift.sketch;

import dev.tidemark.chassis.application.ApplicationKey;
import dev.tidemark.chassis.stream.Sql;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Decides which cohorts have sketches of their own, so that a gateway that labels without bound
 * does not fill the database. What was decided is stored: all replicas and restarts agree.
 */
@ApplicationScoped
public class CohortStore {
  /** Cohort of all that came too late. */
  public static final String OTHER = "other";

  private static final String ADD =
      "insert into cohort (tenant, application, deployment, cohort) select $1, $2, $3, $4"
          + " where (select count(*) from cohort where tenant = $1 and application = $2"
          + " and deployment = $3) < $5 on conflict do nothing";
  private static final String READ =
      "select cohort from cohort where tenant = $1 and application = $2 and deployment = $3";

  private final Pool pool;
  private final int most;
  private final Map<Scope, Set<String>> known = new ConcurrentHashMap<>();

  private record Scope(ApplicationKey application, String deployment) {}

  CohortStore(Pool pool, SketchConfig config) {
    this.pool = pool;
    this.most = config.maxActiveKeys();
  }

  /**
   * Cohort to sketch under.
   *
   * @param cohort gateway's label, empty for none
   * @return the cohort, or {@link #OTHER}
   */
  public Uni<String> admit(ApplicationKey application, String deployment, String cohort) {
    Scope scope = new Scope(application, deployment);
    Set<String> held = known.getOrDefault(scope, Set.of());
    if (cohort.isEmpty() || held.contains(cohort)) {
      return Uni.createFrom().item(cohort);
    }
    if (held.size() >= most) {
      return Uni.createFrom().item(OTHER);
    }
    return add(scope, cohort).map(all -> all.contains(cohort) ? cohort : OTHER);
  }

  private Uni<Set<String>> add(Scope scope, String cohort) {
    Tuple key =
        Tuple.of(
            scope.application().tenant(), scope.application().application(), scope.deployment());
    Tuple row =
        Tuple.of(
            scope.application().tenant(),
            scope.application().application(),
            scope.deployment(),
            cohort,
            (long) most);
    return pool.preparedQuery(ADD)
        .execute(row)
        .chain(() -> pool.preparedQuery(READ).execute(key))
        .map(rows -> Set.copyOf(Sql.toList(rows, one -> one.getString(0))))
        .invoke(all -> known.put(scope, all));
  }
}
