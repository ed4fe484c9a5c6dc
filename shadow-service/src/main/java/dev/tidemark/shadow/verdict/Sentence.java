package dev.tidemark.shadow.verdict;

import dev.tidemark.stats.Estimate;
import dev.tidemark.stats.sequential.ShadowVerdict;
import dev.tidemark.stats.sequential.UsersToCome;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
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

  /** What is said beside it of users to come; empty, or with a space before it. */
  static String ofUsersToCome(Optional<UsersToCome> toCome) {
    return toCome.map(Sentence::ofUsersToCome).orElse("");
  }

  private static String ofUsersToCome(UsersToCome toCome) {
    Estimate difference = toCome.difference();
    if (!difference.ok()) {
      return " Nothing is said about users to come: %s.".formatted(difference.reason());
    }
    return " For users to come, for whom %.0f users are needed: %s (%s to %s) over the first days of %.0f."
        .formatted(
            Math.ceil(toCome.needed()),
            number(difference.value()),
            number(difference.interval().low()),
            number(difference.interval().high()),
            difference.nEff());
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
