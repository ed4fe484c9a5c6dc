package dev.tidemark.shadow.stack;

import static dev.tidemark.chassis.testing.Results.get;

import dev.tidemark.shadow.attempt.ArmCount;
import dev.tidemark.shadow.attempt.ScoreRowStore;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How the rows of arms stand, by status and reason, as in {@code "FAILED TIMEOUT"}. */
record Counts(ScoreRowStore rows) {
  Map<String, Long> of(Events events, String arm) {
    return get(rows.counts(ShadowApi.arm(events, arm))).stream()
        .collect(
            Collectors.toMap(
                count -> (count.status() + " " + count.reason()).strip(), ArmCount::count));
  }

  long of(Events events, String arm, String end) {
    return of(events, arm).getOrDefault(end, 0L);
  }

  /** Whether so many rows have ended, and none is pending. */
  boolean areDone(Events events, String arm, long expected) {
    Map<String, Long> counts = of(events, arm);
    return !counts.containsKey("PENDING")
        && counts.values().stream().mapToLong(n -> n).sum() == expected;
  }

  boolean areDone(Events events, String... arms) {
    return Stream.of(arms).noneMatch(arm -> of(events, arm).containsKey("PENDING"));
  }
}
