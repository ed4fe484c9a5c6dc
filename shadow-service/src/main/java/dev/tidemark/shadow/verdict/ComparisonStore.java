package dev.tidemark.shadow.verdict;

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
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Rules and similarity of a candidate's rows, and production's rules on the same requests. */
@Singleton
class ComparisonStore {
  private static final int COLUMNS = 6;
  private static final String QUERY = query();

  private final Pool pool;
  private final EstimateConfig config;

  ComparisonStore(Pool pool, EstimateConfig config) {
    this.pool = pool;
    this.config = config;
  }

  /**
   * Sums over users.
   *
   * @param candidate by rule
   * @param production by rule
   * @param similarity of both answers
   */
  record Sums(Map<Rule, UserSums> candidate, Map<Rule, UserSums> production, UserSums similarity) {}

  /** Sums of the newest days. */
  Uni<Sums> read(CandidateKey candidate) {
    Tuple values =
        Tuple.of(
            candidate.application().tenant(),
            candidate.application().application(),
            candidate.id(),
            CandidateKey.PRODUCTION,
            (long) config.days());
    return pool.preparedQuery(QUERY).execute(values).map(rows -> toSums(rows.iterator().next()));
  }

  private static String query() {
    StringBuilder inner = new StringBuilder("select c.unit");
    List<String> outer = new ArrayList<>();
    for (Rule rule : Rule.OF_ANSWERS) {
      for (String side : List.of("c", "p")) {
        String name = side + rule.bit();
        inner.append(
            ", count(*) filter (where %1$s.rules_applied & %2$d <> 0) as n%3$s,"
                    .formatted(side, rule.bit(), name)
                + " count(*) filter (where %1$s.rules_passed & %2$d <> 0) as s%3$s"
                    .formatted(side, rule.bit(), name));
        outer.add(UserSumsMapper.columns("n" + name, "s" + name));
      }
    }
    inner.append(", count(c.similarity) as nsim, coalesce(sum(c.similarity), 0) as ssim");
    outer.add(UserSumsMapper.columns("nsim", "ssim"));
    return "select "
        + String.join(", ", outer)
        + " from ("
        + inner
        + " from attempt c left join attempt p on p.tenant = c.tenant"
        + " and p.application = c.application and p.arm = $4 and p.event_id = c.event_id"
        + " where c.tenant = $1 and c.application = $2 and c.arm = $3 and c.rules_applied <> 0"
        + " and c.day > (select max(day) from attempt"
        + " where tenant = $1 and application = $2 and arm = $3) - $5"
        + " group by c.unit) by_user";
  }

  private static Sums toSums(Row row) {
    Map<Rule, UserSums> candidate = new EnumMap<>(Rule.class);
    Map<Rule, UserSums> production = new EnumMap<>(Rule.class);
    int column = 0;
    for (Rule rule : Rule.OF_ANSWERS) {
      candidate.put(rule, UserSumsMapper.of(row, column));
      production.put(rule, UserSumsMapper.of(row, column + COLUMNS));
      column += 2 * COLUMNS;
    }
    return new Sums(candidate, production, UserSumsMapper.of(row, column));
  }
}
