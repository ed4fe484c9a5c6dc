package dev.tidemark.shadow.serve;

import dev.tidemark.shadow.estimate.EstimateView;
import dev.tidemark.shadow.verdict.RuleComparison;
import dev.tidemark.shadow.verdict.VerdictReport;
import dev.tidemark.stats.sequential.UsersToCome;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A verdict as JSON; {@code usersToCome} is null where nothing need stand beside it. */
record VerdictView(
    String candidate,
    String verdict,
    EstimateView difference,
    @Nullable EstimateView usersToCome,
    EstimateView missingAsLoss,
    EstimateView missingAsWin,
    double margin,
    long units,
    long users,
    @Nullable LocalDate firstDay,
    @Nullable LocalDate lastDay,
    List<Rule> rules,
    EstimateView similarity,
    String sentence) {

  /** Both arms under one rule. */
  record Rule(String rule, EstimateView candidate, EstimateView production) {
    static Rule of(RuleComparison comparison) {
      return new Rule(
          comparison.rule().id(),
          EstimateView.of(comparison.candidate()),
          EstimateView.of(comparison.production()));
    }
  }

  static VerdictView of(VerdictReport report) {
    return new VerdictView(
        report.candidate(),
        report.statement().verdict().name(),
        EstimateView.of(report.statement().difference()),
        report
            .statement()
            .usersToCome()
            .map(UsersToCome::difference)
            .map(EstimateView::of)
            .orElse(null),
        EstimateView.of(report.missingAsLoss()),
        EstimateView.of(report.missingAsWin()),
        report.margin(),
        report.statement().units(),
        report.users(),
        day(report.firstDay()),
        day(report.lastDay()),
        report.rules().stream().map(Rule::of).toList(),
        EstimateView.of(report.similarity()),
        report.statement().sentence());
  }

  private static @Nullable LocalDate day(OptionalLong day) {
    return day.isPresent() ? LocalDate.ofEpochDay(day.getAsLong()) : null;
  }
}
