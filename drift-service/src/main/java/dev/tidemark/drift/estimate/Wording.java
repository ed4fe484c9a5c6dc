package dev.tidemark.drift.estimate;

import dev.tidemark.drift.application.DayRange;
import dev.tidemark.stats.Estimate;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers and days inside sentences: no-break spaces within a number, a minus for a minus. */
public final class Wording {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM", Locale.ENGLISH);
  private static final DateTimeFormatter DAY_AND_YEAR =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
  private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
  private static final char NO_BREAK = '\u00a0';

  private Wording() {}

  /**
   * Value and interval on one power of ten: {@code 8.7 × 10⁻⁴ (95 % interval 7.4 to 10.0)}.
   *
   * @param estimate one with a number
   */
  public static String withInterval(Estimate estimate) {
    double high = estimate.interval().high();
    double low = estimate.interval().low();
    int exponent = exponent(size(estimate));
    int decimals = decimals((high - low) / 2 / Math.pow(10, exponent));
    return "%s%s (95\u00a0%% interval %s to %s)"
        .formatted(
            plain(estimate.value(), exponent, decimals),
            power(exponent),
            plain(low, exponent, decimals),
            plain(high, exponent, decimals));
  }

  /**
   * A number beside an estimate, on the power of ten of that: {@code 0.40 × 10⁻⁴}.
   *
   * @param estimate one with a number
   */
  public static String beside(Estimate estimate, double value) {
    int exponent = exponent(size(estimate));
    return plain(value, exponent, 2) + power(exponent);
  }

  private static double size(Estimate estimate) {
    return Math.max(Math.abs(estimate.interval().high()), Math.abs(estimate.interval().low()));
  }

  /** A p-value: {@code p = 0.012}. */
  public static String p(double value) {
    return "p\u00a0=\u00a0" + String.format(Locale.ROOT, "%.3f", value);
  }

  /** {@code 6 to 12 April 2026}. */
  public static String days(DayRange days) {
    LocalDate first = LocalDate.ofEpochDay(days.first());
    LocalDate last = LocalDate.ofEpochDay(days.last());
    if (first.getYear() != last.getYear()) {
      return together(DAY_AND_YEAR.format(first)) + " to " + together(DAY_AND_YEAR.format(last));
    }
    String start =
        first.getMonth() == last.getMonth()
            ? Integer.toString(first.getDayOfMonth())
            : together(DAY.format(first));
    return start + " to " + together(DAY_AND_YEAR.format(last));
  }

  private static String together(String text) {
    return text.replace(' ', NO_BREAK);
  }

  /** Greatest power of ten of which the value holds at least two; 0 near one. */
  private static int exponent(double size) {
    if (size == 0 || (size >= 0.02 && size < 2_000)) {
      return 0;
    }
    return (int) Math.floor(Math.log10(size / 2));
  }

  private static int decimals(double halfWidth) {
    return halfWidth > 0 ? Math.clamp(1 - (int) Math.floor(Math.log10(halfWidth)), 0, 4) : 1;
  }

  private static String plain(double value, int exponent, int decimals) {
    int shown = exponent == 0 ? Math.max(decimals, 2) : decimals;
    return String.format(Locale.ROOT, "%." + shown + "f", value / Math.pow(10, exponent))
        .replace('-', '−');
  }

  private static String power(int exponent) {
    if (exponent == 0) {
      return "";
    }
    StringBuilder digits = new StringBuilder(exponent < 0 ? "⁻" : "");
    Integer.toString(Math.abs(exponent)).chars().forEach(c -> digits.append(superscript(c)));
    return "\u00a0×\u00a010" + digits;
  }

  private static char superscript(int digit) {
    return SUPERSCRIPTS.charAt(digit - '0');
  }
}
