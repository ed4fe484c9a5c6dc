package dev.tidemark.chassis.intake;

import java.time.Duration;

/** The settings of a test: everything a hundred times faster than in production. */
record TestIntakeConfig(Duration flushInterval, Duration maxPollInterval, int maxPollRecords)
    implements IntakeConfig {

  static TestIntakeConfig flushingEvery(Duration interval) {
    return new TestIntakeConfig(interval, Duration.ofSeconds(15), 200);
  }

  TestIntakeConfig withMaxPollInterval(Duration interval) {
    return new TestIntakeConfig(flushInterval, interval, maxPollRecords);
  }

  @Override
  public Duration flushTimeout() {
    return Duration.ofSeconds(5);
  }

  @Override
  public Duration dedupeHorizon() {
    return Duration.ofMinutes(15);
  }

  @Override
  public Duration latenessWall() {
    return Duration.ofMinutes(15);
  }

  @Override
  public Duration latenessEvent() {
    return Duration.ofHours(1);
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
    return Duration.ofSeconds(1);
  }
}
