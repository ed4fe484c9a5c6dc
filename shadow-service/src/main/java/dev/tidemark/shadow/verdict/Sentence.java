package dev.tidemark.shadow.verdict;

import dev.tidemark.stats.Estimate;
import dev.tidemark.stats.sequential.ShadowVerdict;
import java.time.LocalDate;
import java.util.Locale;
import java.util.OptionalLong;

/** The verdict in one sentence. */
final class Sentence {
  private Sentence() {}

  static String of(
      String candidate, ShadowVerdict verdict, Estimate difference, double margin, VerdictRow row) {
    if (!difference.ok()) {
      return "Nothing is said about %s yet: %s.".formatted(candidate, difference.reason());
    }
    String found =
        switch (verdict.verdict()) {
          case BETTER -> "is better than production";
          case WORSE -> "is worse than production";
          case EQUIVALENT -> "differs from production by less than %s".formatted(number(margin));
          case NON_INFERIOR ->
              "is not worse than production by %s or more".formatted(number(margin));
          case KEEP_GOING, INSUFFICIENT -> "cannot be told from production yet";
        };
    return ("%s %s: mean difference %s (%s to %s) over %d requests in %d user-days of the %d users seen"
            + " %s; about these users%s.")
        .formatted(
            candidate,
            found,
            number(difference.value()),
            number(difference.interval().low()),
            number(difference.interval().high()),
            verdict.requests(),
            verdict.units(),
            row.users(),
            days(row.first(), row.last()),
            verdict.reason().isEmpty() ? "" : "; " + verdict.reason());
  }

  private static String days(OptionalLong first, OptionalLong last) {
    return first.isPresent() && last.isPresent()
        ? "from %s to %s"
            .formatted(
                LocalDate.ofEpochDay(first.getAsLong()), LocalDate.ofEpochDay(last.getAsLong()))
        : "on no closed day";
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }
}
