package dev.tidemark.shadow.serve;

import dev.tidemark.shadow.attempt.ScoreRow;
import dev.tidemark.shadow.rule.Rule;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of rows as JSON; {@code next} is null on the last page. */
record ScorePageView(List<Row> rows, @Nullable String next) {

  /** One selected interaction on one arm. */
  record Row(
      String interaction,
      LocalDate day,
      String status,
      String reason,
      @Nullable Double difference,
      List<String> failedRules) {
    static Row of(ScoreRow row) {
      return new Row(
          row.interaction(),
          LocalDate.ofEpochDay(row.day()),
          row.status(),
          row.reason(),
          row.difference().orElse(null),
          failed(row));
    }
  }

  static ScorePageView of(ScorePage page) {
    return new ScorePageView(
        page.rows().stream().map(Row::of).toList(), page.next().isEmpty() ? null : page.next());
  }

  static List<String> failed(ScoreRow row) {
    return row.rules().rules().stream()
        .filter(rule -> !row.rules().holds(rule))
        .map(Rule::id)
        .toList();
  }
}
