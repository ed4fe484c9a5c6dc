package dev.tidemark.quickstart.demo;

import dev.tidemark.quickstart.model.PlantedQuality;
import dev.tidemark.quickstart.simulate.SimulatedInteraction;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;

/** The planted quality of everything production answered, by day and version. */
final class PlantedDays {
  private final Map<Key, Sum> sums = new HashMap<>();

  private record Key(long day, String version) {}

  private static final class Sum {
    private long answers;
    private long levels;
  }

  /** Takes an interaction that was sent. */
  void add(SimulatedInteraction sent) {
    long day = TimeUnit.SECONDS.toDays(sent.at().getEpochSecond());
    Sum sum = sums.computeIfAbsent(new Key(day, sent.modelVersion()), _ -> new Sum());
    sum.answers++;
    sum.levels += PlantedQuality.read(sent.response()).orElse(0);
  }

  /**
   * Mean over all answers of a version on a day.
   *
   * @param day days since 1970-01-01
   * @return in [0, 1]; empty when the version answered nothing that day
   */
  OptionalDouble mean(long day, String version) {
    Sum sum = sums.get(new Key(day, version));
    return sum == null
        ? OptionalDouble.empty()
        : OptionalDouble.of(sum.levels / (double) (PlantedQuality.BEST * sum.answers));
  }
}
