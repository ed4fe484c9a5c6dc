package dev.tidemark.shadow.estimate;

import dev.tidemark.stats.ratio.UserSums;
import io.vertx.mutiny.sqlclient.Row;

/** Sums over users as SQL gives them. */
public final class UserSumsMapper {
  private UserSumsMapper() {}

  /**
   * Columns over rows of users, each with its number of requests {@code n} and their sum {@code s}.
   */
  public static String columns(String n, String s) {
    return "count(*) filter (where %1$s > 0), coalesce(sum(%1$s), 0)::bigint,".formatted(n)
        + " coalesce(sum(%2$s), 0)::float8, coalesce(sum(%2$s * %2$s), 0)::float8,".formatted(n, s)
        + " coalesce(sum(%2$s * %1$s), 0)::float8, coalesce(sum(%1$s * %1$s), 0)::float8"
            .formatted(n, s);
  }

  /** Reads six columns from {@code first} on. */
  public static UserSums of(Row row, int first) {
    return new UserSums(
        row.getLong(first),
        row.getLong(first + 1),
        row.getDouble(first + 2),
        row.getDouble(first + 3),
        row.getDouble(first + 4),
        row.getDouble(first + 5));
  }
}
