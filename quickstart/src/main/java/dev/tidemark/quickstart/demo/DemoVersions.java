package dev.tidemark.quickstart.demo;

import dev.tidemark.proto.evalset.v1.Version;
import dev.tidemark.quickstart.evalset.EvalsetClient;
import dev.tidemark.quickstart.launch.Narrator;
import java.time.Duration;
import java.util.List;

/** What evalset has cut, told version by version. */
final class DemoVersions {
  private final EvalsetClient evalset;
  private final String application;
  private final Narrator narrator;
  private int told;

  DemoVersions(EvalsetClient evalset, String application, Narrator narrator) {
    this.evalset = evalset;
    this.application = application;
    this.narrator = narrator;
  }

  /**
   * Waits until a version was cut of a week that ends on a day or later, or patience ends.
   *
   * @param day days since 1970-01-01
   */
  boolean awaitCutThrough(long day, Duration atMost) throws InterruptedException {
    return Waiting.until(
        () ->
            evalset.versions(application).stream()
                .anyMatch(version -> version.getPoolLastDay() >= day),
        atMost);
  }

  /** Tells of versions that have not been told of yet, oldest first. */
  void tellNew() {
    List<Version> versions = evalset.versions(application).reversed();
    versions.stream()
        .filter(version -> version.getNumber() > told)
        .forEach(
            version -> {
              narrator.say(
                  "  Eval set %-2d %s".formatted(version.getNumber(), version.getSentence()));
              told = version.getNumber();
            });
  }
}
