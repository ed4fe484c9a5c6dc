package dev.tidemark.drift.shift;

import dev.tidemark.drift.estimate.Wording;

/** The shift report in a sentence: the claim, a colon, its evidence. */
final class ShiftSentence {
  private ShiftSentence() {}

  static String of(ShiftReport report) {
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
}
