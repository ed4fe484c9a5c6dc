package dev.tidemark.drift.shift;

import dev.tidemark.drift.application.DayRange;
import dev.tidemark.drift.version.EvalVersion;
import dev.tidemark.stats.Estimate;
import dev.tidemark.stats.shift.EquivalentFreshSample;
import dev.tidemark.stats.shift.FixedSetShift;
import dev.tidemark.stats.shift.TrafficLight;
import java.util.List;
import java.util.Optional;

/**
 * Distance of production from the version of the eval set in force.
 *
 * <p>Only days after the version's pool count: on the days it was chosen from, a set looks better
 * than it is.
 *
 * @param version number
 * @param items in the version
 * @param window days that were compared, at most those of the report; empty when there are none
 * @param distance squared distance
 * @param worth equivalent fresh sample; value and upper limit may be infinite
 * @param light empty without a number
 */
public record EvalSetShift(
    int version,
    int items,
    Optional<DayRange> window,
    Estimate distance,
    Estimate worth,
    Optional<TrafficLight> light) {

  /**
   * The version in force on a day: the newest whose pool had ended before and whose items have
   * come; while none has, the newest whose pool had ended before; if there is none, the newest
   * whose pool ended on it.
   *
   * @param versions newest first
   * @param day last day of a window
   */
  static Optional<EvalVersion> inForce(List<EvalVersion> versions, long day) {
    List<EvalVersion> before =
        versions.stream().filter(version -> version.poolLastDay() < day).toList();
    return before.stream()
        .filter(EvalVersion::settled)
        .findFirst()
        .or(() -> before.stream().findFirst())
        .or(() -> versions.stream().filter(v -> v.poolLastDay() == day).findFirst());
  }

  /** Days of a window after the pool of a version. */
  static Optional<DayRange> window(EvalVersion version, DayRange asked) {
    long first = Math.max(asked.first(), version.poolLastDay() + 1);
    return first <= asked.last()
        ? Optional.of(new DayRange(first, asked.last()))
        : Optional.empty();
  }

  /**
   * Why a version cannot be compared with a window.
   *
   * @param space of the window
   * @return empty if it can
   */
  static Optional<String> obstacle(EvalVersion version, Optional<DayRange> window, String space) {
    if (!version.problem().isEmpty()) {
      return Optional.of(version.problem());
    }
    if (!version.space().equals(space)) {
      return Optional.of(
          "its vectors are of space %s, the window of %s; cut a new version"
              .formatted(version.space(), space));
    }
    if (window.isEmpty()) {
      return Optional.of(
          "no day of the window is after those it was cut from; wait for the next day to close");
    }
    return version.points().isEmpty()
        ? Optional.of(
            "its items have not come from evalset yet; they are asked for again and again")
        : Optional.empty();
  }

  /** A version that cannot be compared. */
  static EvalSetShift without(EvalVersion version, Optional<DayRange> window, String reason) {
    Estimate none = Estimate.insufficient(0, reason);
    return new EvalSetShift(
        version.number(), version.items(), window, none, none, Optional.empty());
  }

  /** What was measured. */
  static EvalSetShift of(EvalVersion version, DayRange window, FixedSetShift shift) {
    Estimate distance = ShiftReport.estimate(shift.distance());
    return new EvalSetShift(
        version.number(),
        version.items(),
        Optional.of(window),
        distance,
        shift
            .equivalent()
            .map(
                worth ->
                    Estimate.of(worth.value(), worth.interval(), distance.n(), distance.nEff()))
            .orElse(distance),
        shift.equivalent().map(EquivalentFreshSample::light));
  }
}
