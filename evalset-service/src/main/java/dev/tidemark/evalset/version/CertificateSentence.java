package dev.tidemark.evalset.version;

import dev.tidemark.stats.Estimate;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A certificate in plain words: the claim with its interval, then what it rests on. */
final class CertificateSentence {
  // From a factor of three on a reader should not plan with the number alone.
  private static final double WIDE = 3;

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

  private CertificateSentence() {}

  static String of(Version version) {
    Certificate certificate = version.certificate();
    String claim =
        certificate.equivalentFreshSample().ok() ? worth(version) : withoutWorth(version);
    return claim
        + coverage(certificate)
        + leastCovered(certificate)
        + unmet(certificate)
        + erased(version);
  }

  private static String withoutWorth(Version version) {
    return "How well this %d-item set stands for the traffic of %s is not known: %s."
        .formatted(
            version.items(), days(version), version.certificate().equivalentFreshSample().reason());
  }

  private static String worth(Version version) {
    Certificate certificate = version.certificate();
    Estimate worth = certificate.equivalentFreshSample();
    return "This %d-item set stands for the traffic of %s as well as %s freshly drawn prompts"
            .formatted(version.items(), days(version), amount(worth))
        + ", measured on %,d prompts of %,d users it was not chosen from."
            .formatted(certificate.heldOutItems(), certificate.heldOutUsers())
        + width(worth, certificate.heldOutUsers());
  }

  private static String amount(Estimate worth) {
    double low = worth.interval().low();
    double high = worth.interval().high();
    if (Double.isInfinite(low)) {
      return "any number of";
    }
    if (Double.isInfinite(high)) {
      return "at least %s (lower 95 %% limit)".formatted(whole(low));
    }
    return "%s (95 %% interval %s to %s)".formatted(whole(worth.value()), whole(low), whole(high));
  }

  private static String width(Estimate worth, int users) {
    boolean wide = !(worth.interval().high() <= WIDE * worth.interval().low());
    return wide
        ? " The interval is wide because only %,d users were held out; more users narrow it."
            .formatted(users)
        : "";
  }

  private static String coverage(Certificate certificate) {
    Estimate uncovered = certificate.uncovered();
    if (!uncovered.ok()) {
      return " What it leaves uncovered is not known: %s.".formatted(uncovered.reason());
    }
    return " Beyond what chance leaves, %s (95 %% interval %s to %s) of those prompts have no item near."
        .formatted(
            percent(uncovered.value()),
            percent(uncovered.interval().low()),
            percent(uncovered.interval().high()));
  }

  private static String leastCovered(Certificate certificate) {
    return certificate
        .leastCovered()
        .map(
            cell ->
                " Cell %d is covered least: %,d of its items for %s of the traffic."
                    .formatted(cell.cell(), cell.items(), percent(cell.share())))
        .orElse("");
  }

  private static String unmet(Certificate certificate) {
    int cells = certificate.unmetFloors().size();
    return cells == 0
        ? ""
        : " %,d %s fewer items than %s floor."
            .formatted(cells, cells == 1 ? "cell has" : "cells have", cells == 1 ? "its" : "their");
  }

  private static String erased(Version version) {
    return version.erased() == 0
        ? ""
        : " Since the cut %,d of its items %s erased; the numbers are those of the cut."
            .formatted(version.erased(), version.erased() == 1 ? "was" : "were");
  }

  private static String days(Version version) {
    return "%s to %s"
        .formatted(
            DAY.format(LocalDate.ofEpochDay(version.poolFirstDay())),
            DAY.format(LocalDate.ofEpochDay(version.poolLastDay())));
  }

  private static String whole(double value) {
    return String.format(Locale.ROOT, "%,.0f", value);
  }

  private static String percent(double value) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * value).replace('-', '−');
  }
}
