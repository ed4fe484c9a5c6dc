package dev.tidemark.chassis.intake;

import java.time.Duration;

/** The settings of a test: everything a hundred times faster than in production. */
record TestIntakeConfig(
    Duration flushInterval, Duration maxPollInterval, int maxPollRecords, boolean leavesGroup)
    implements IntakeConfig {
  /** What is read is written at once. */
  static final TestIntakeConfig FAST = flushingEvery(Duration.ofMillis(100));

  /** What is read stays in memory until the stop. */
  static final TestIntakeConfig LAZY = flushingEvery(Duration.ofHours(1));

  static TestIntakeConfig flushingEvery(Duration interval) {
    return new TestIntakeConfig(interval, Duration.ofSeconds(15), 200, false);
  }

  TestIntakeConfig withMaxPollInterval(Duration interval) {
    return new TestIntakeConfig(flushInterval, interval, maxPollRecords, leavesGroup);
  }

  /** The group learns of an end from the replica itself and not, as after a kill, by time. */
  TestIntakeConfig leavingGroup() {
    return new TestIntakeConfig(flushInterval, maxPollInterval, maxPollRecords, true);
  }

  @Override
  public Duration flushTimeout() {
    return Duration.ofSeconds(3);
  }

  @Override
  public Duration dedupeHorizon() {
    return Duration.ofMinutes(15);
  }

  @Override
  public Duration retryFirst() {
    return Duration.ofMillis(20);
  }

  @Override
  public Duration retryLongest() {
    return Duration.ofMillis(200);
  }

  @Override
  public Duration sessionTimeout() {
    return Duration.ofSeconds(leavesGroup ? 30 : 1);
  }
}
