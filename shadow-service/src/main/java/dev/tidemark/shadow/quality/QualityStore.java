package dev.tidemark.shadow.quality;

import dev.tidemark.chassis.application.ApplicationKey;
import dev.tidemark.chassis.stream.Sql;
import dev.tidemark.shadow.candidate.CandidateKey;
import dev.tidemark.shadow.estimate.EstimateConfig;
import dev.tidemark.shadow.estimate.UserSumsMapper;
import dev.tidemark.shadow.rule.Rule;
import dev.tidemark.stats.ratio.UserSums;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/**
 * Sums of production's arm by day and deployment. The uniform sample only: what users say of other
 * records is not counted, since who is sampled beyond the core depends on the turn.
 */
@Singleton
class QualityStore {
  private static final int COLUMNS = 6;
  private static final List<String> MEASURES = measures();
  private static final String QUERY = query();

  private final Pool pool;
  private final EstimateConfig config;

  QualityStore(Pool pool, EstimateConfig config) {
    this.pool = pool;
    this.config = config;
  }

  /** One point a day, deployment and measure that has a score, by day; of the newest days. */
  Uni<List<QualityPoint>> read(ApplicationKey application) {
    Tuple values =
        Tuple.of(
            application.tenant(),
            application.application(),
            CandidateKey.PRODUCTION,
            (long) config.days());
    return pool.preparedQuery(QUERY)
        .execute(values)
        .map(rows -> Sql.toList(rows, QualityStore::toPoints))
        .map(days -> days.stream().flatMap(List::stream).toList());
  }

  private static List<String> measures() {
    List<String> names = new ArrayList<>(List.of("judge", "feedback"));
    for (Rule rule : Rule.values()) {
      names.add(rule.id());
    }
    return List.copyOf(names);
  }

  private static String query() {
    StringBuilder inner =
        new StringBuilder(
            "select a.day, a.deployment, a.unit, count(a.grade) as n0,"
                + " coalesce(sum(a.grade), 0) as s0,"
                + " coalesce(sum(f.n), 0)::bigint as n1, coalesce(sum(f.s), 0)::bigint as s1");
    int index = 2;
    for (Rule rule : Rule.values()) {
      inner.append(
          ", count(*) filter (where a.rules_applied & %1$d <> 0) as n%2$d,"
                  .formatted(rule.bit(), index)
              + " count(*) filter (where a.rules_passed & %1$d <> 0) as s%2$d"
                  .formatted(rule.bit(), index));
      index++;
    }
    StringBuilder outer = new StringBuilder("select day, deployment");
    for (int i = 0; i < index; i++) {
      outer.append(", ").append(UserSumsMapper.columns("n" + i, "s" + i));
    }
    return "with chosen as (select event_id, day, deployment, unit, grade, rules_applied,"
        + " rules_passed from attempt where tenant = $1 and application = $2"
        + " and arm = $3 and day > (select max(day) from attempt"
        + " where tenant = $1 and application = $2 and arm = $3) - $4),"
        + " said as (select interaction_id, count(*) as n,"
        + " count(*) filter (where good) as s from feedback"
        + " join chosen on chosen.event_id = interaction_id"
        + " where feedback.tenant = $1 and feedback.application = $2 group by interaction_id) "
        + outer
        + " from ("
        + inner
        + " from chosen a left join said f on f.interaction_id = a.event_id"
        + " group by a.day, a.deployment, a.unit) by_user"
        + " group by day, deployment order by day, deployment";
  }

  private static List<QualityPoint> toPoints(Row row) {
    List<QualityPoint> points = new ArrayList<>();
    for (int i = 0; i < MEASURES.size(); i++) {
      UserSums sums = UserSumsMapper.of(row, 2 + i * COLUMNS);
      if (sums.requests() > 0) {
        points.add(
            new QualityPoint(row.getLong(0), row.getString(1), MEASURES.get(i), sums.mean(0, 1)));
      }
    }
    return points;
  }
}
