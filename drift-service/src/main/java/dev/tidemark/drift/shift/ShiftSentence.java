package dev.tidemark.drift.shift;

import dev.tidemark.drift.estimate.Wording;
import dev.tidemark.stats.Estimate;
import dev.tidemark.stats.shift.TrafficLight;
import java.util.Locale;

/** The shift report in a sentence: the claim, a colon, its evidence. */
final class ShiftSentence {
  private ShiftSentence() {}

  static String of(ShiftReport report) {
    return distance(report) + report.evalSet().map(ShiftSentence::evalSet).orElse("");
  }

  private static String distance(ShiftReport report) {
    if (!report.mmd2().ok()) {
      return "No distance yet: " + report.mmd2().reason() + ".";
    }
    ShiftWindows windows = report.windows().orElseThrow();
    return "%s: prompts of %s are %s away from those of %s, where chance alone makes %s."
        .formatted(
            claim(report),
            Wording.days(windows.window()),
            Wording.withInterval(report.mmd2()),
            Wording.days(windows.reference()),
            Wording.beside(report.mmd2(), report.noiseFloor()));
  }

  /** A shift is claimed only where the whole interval is above what chance makes. */
  private static String claim(ShiftReport report) {
    if (report.mmd2().interval().low() > report.noiseFloor()) {
      return "What users send has moved away from the reference";
    }
    return "No shift beyond noise";
  }

  private static String evalSet(EvalSetShift shift) {
    if (!shift.worth().ok()) {
      return " How well version %d of the eval set stands for production is not known: %s."
          .formatted(shift.version(), shift.worth().reason());
    }
    return " The %d items of version %d of the eval set stand for prompts of %s as well as %s freshly drawn ones%s."
        .formatted(
            shift.items(),
            shift.version(),
            Wording.days(shift.window().orElseThrow()),
            amount(shift.worth()),
            undecided(shift) ? ": not enough traffic to tell whether that is many or few" : "");
  }

  private static boolean undecided(EvalSetShift shift) {
    return shift.light().filter(light -> light == TrafficLight.UNDECIDED).isPresent();
  }

  private static String amount(Estimate worth) {
    double low = worth.interval().low();
    double high = worth.interval().high();
    if (Double.isInfinite(low)) {
      return "any number of";
    }
    return Double.isInfinite(high)
        ? "at least %s (lower 95\u00a0%% limit)".formatted(whole(low))
        : "%s (95\u00a0%% interval %s to %s)"
            .formatted(whole(worth.value()), whole(low), whole(high));
  }

  private static String whole(double value) {
    return String.format(Locale.ROOT, "%,.0f", value);
  }
}
