package dev.tidemark.quickstart.demo;

import dev.tidemark.proto.evalset.v1.Version;
import dev.tidemark.quickstart.evalset.EvalsetClient;
import dev.tidemark.quickstart.launch.Narrator;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/** What evalset has cut, told version by version. */
final class DemoVersions {
  /** Weekly versions that the story needs before and after the deployment, to be compared. */
  static final int EACH_SIDE = 2;

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
   * Waits until there are {@value #EACH_SIDE} versions of weeks before a deployment and as many of
   * weeks after it, and one that ends on a day or later, or until patience ends.
   *
   * @param deployment first day of the deployment, days since 1970-01-01
   * @param day the same
   */
  boolean awaitCuts(long deployment, long day, Duration atMost) throws InterruptedException {
    return Waiting.until(() -> isCut(deployment, day), atMost);
  }

  private boolean isCut(long deployment, long day) {
    List<Version> versions = evalset.versions(application);
    return count(versions, version -> version.getPoolLastDay() < deployment) >= EACH_SIDE
        && count(versions, version -> version.getPoolFirstDay() >= deployment) >= EACH_SIDE
        && count(versions, version -> version.getPoolLastDay() >= day) > 0;
  }

  private static long count(List<Version> versions, Predicate<Version> which) {
    return versions.stream().filter(which).count();
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
