package dev.tidemark.drift.serve;

import dev.tidemark.chassis.application.Application;
import dev.tidemark.drift.application.Progress;
import dev.tidemark.drift.traffic.DayCount;
import dev.tidemark.drift.traffic.TrafficDay;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * An application as JSON; days and {@code now} are null before its first record was counted.
 *
 * @param codebookVersion version of the topic codebook in force, 0 is the shipped one
 * @param space space of its newest sketches; null before the first
 */
record ApplicationView(
    String id,
    String clock,
    String timeZone,
    @Nullable Instant now,
    @Nullable LocalDate firstDay,
    @Nullable LocalDate lastClosedDay,
    int codebookVersion,
    @Nullable String space,
    Counts counts) {

  /** All applications of a tenant, by id. */
  record All(List<ApplicationView> applications) {}

  /** Sums over all days; received = sampled + unsampled + rejected. */
  record Counts(
      long received,
      long sampled,
      long unsampled,
      long rejected,
      long counted,
      long duplicates,
      long late,
      long withoutVector) {

    static Counts of(List<TrafficDay> traffic, List<DayCount> counted, long duplicates) {
      return new Counts(
          sum(traffic, TrafficDay::received),
          sum(traffic, TrafficDay::sampled),
          sum(traffic, TrafficDay::unsampled),
          sum(traffic, TrafficDay::rejected),
          sum(counted, DayCount::counted),
          duplicates,
          sum(counted, DayCount::late),
          sum(counted, DayCount::withoutVector));
    }

    private static <T> long sum(List<T> days, ToLongFunction<T> number) {
      return days.stream().mapToLong(number).sum();
    }
  }

  static ApplicationView of(
      Application application,
      Optional<Progress> progress,
      int codebookVersion,
      @Nullable String space,
      Counts counts) {
    return new ApplicationView(
        application.key().application(),
        application.clock().name(),
        application.zone().getId(),
        progress.map(Progress::now).orElse(null),
        progress.map(at -> LocalDate.ofEpochDay(at.firstDay())).orElse(null),
        progress.map(Progress::closedThrough).map(ApplicationView::day).orElse(null),
        codebookVersion,
        space,
        counts);
  }

  private static @Nullable LocalDate day(OptionalLong day) {
    return day.isPresent() ? LocalDate.ofEpochDay(day.getAsLong()) : null;
  }
}
