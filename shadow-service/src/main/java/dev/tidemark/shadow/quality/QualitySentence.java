package dev.tidemark.shadow.quality;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The newest change of quality in one sentence. */
final class QualitySentence {
  private static final List<String> PREFERRED =
      List.of("judge", "feedback", "no-refusal", "not-empty");

  private QualitySentence() {}

  static String of(List<QualityPoint> points) {
    return PREFERRED.stream()
        .map(measure -> points.stream().filter(p -> p.measure().equals(measure)).toList())
        .map(QualitySentence::change)
        .flatMap(Optional::stream)
        .findFirst()
        .orElse("Nothing is known of production's quality yet: no day has enough users.");
  }

  /** The newest usable point, and the last one before it of another deployment. */
  private static Optional<String> change(List<QualityPoint> series) {
    List<QualityPoint> usable = series.stream().filter(p -> p.mean().ok()).toList();
    if (usable.isEmpty()) {
      return Optional.empty();
    }
    QualityPoint newest = usable.getLast();
    String now =
        "On %s under %s, %s of production was %s"
            .formatted(
                LocalDate.ofEpochDay(newest.day()), name(newest), newest.measure(), number(newest));
    return Optional.of(
        usable.reversed().stream()
            .filter(p -> !p.deployment().equals(newest.deployment()) && p.day() <= newest.day())
            .findFirst()
            .map(
                before ->
                    "%s; on %s under %s it was %s."
                        .formatted(
                            now, LocalDate.ofEpochDay(before.day()), name(before), number(before)))
            .orElse(now + "."));
  }

  private static String name(QualityPoint point) {
    return point.deployment().isEmpty() ? "an unknown deployment" : point.deployment();
  }

  private static String number(QualityPoint point) {
    return String.format(
        Locale.ROOT,
        "%.2f (%.2f to %.2f, %d requests of %.0f users)",
        point.mean().value(),
        point.mean().interval().low(),
        point.mean().interval().high(),
        point.mean().n(),
        point.mean().nEff());
  }
}
