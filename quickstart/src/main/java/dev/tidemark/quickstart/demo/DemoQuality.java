package dev.tidemark.quickstart.demo;

import dev.tidemark.proto.shadow.v1.GetQualityResponse;
import dev.tidemark.proto.shadow.v1.QualityPoint;
import dev.tidemark.quickstart.launch.Narrator;
import dev.tidemark.quickstart.simulate.Scenario;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** Compares the series of production's quality with what the simulator planted. */
final class DemoQuality {
  private static final String MEASURE = "judge";

  private final Scenario scenario;
  private final PlantedDays planted;

  DemoQuality(Scenario scenario, PlantedDays planted) {
    this.scenario = scenario;
    this.planted = planted;
  }

  /** Says what shadow says, and how often the planted mean lies in its interval. */
  void tell(GetQualityResponse quality, Narrator narrator) {
    narrator.say("  Quality     " + quality.getSentence());
    List<QualityPoint> judged = judged(quality);
    narrator.say(
        String.format(
            Locale.ROOT,
            "              %d points by day and version; the planted mean lies within the interval"
                + " of %d",
            judged.size(),
            covered(judged)));
  }

  /** The points that a judge's grades gave. */
  static List<QualityPoint> judged(GetQualityResponse quality) {
    return quality.getPointsList().stream()
        .filter(point -> point.getMeasure().equals(MEASURE) && point.getMean().getOk())
        .toList();
  }

  /** How many of the points have the planted mean within their interval. */
  long covered(List<QualityPoint> judged) {
    return judged.stream().filter(this::covers).count();
  }

  private boolean covers(QualityPoint point) {
    OptionalDouble truth = planted.mean(point.getDay(), version(point.getDeployment()));
    return truth.isPresent()
        && truth.getAsDouble() >= point.getMean().getLow()
        && truth.getAsDouble() <= point.getMean().getHigh();
  }

  private String version(String deployment) {
    return deployment.equals(scenario.newVersion()) ? scenario.newVersion() : scenario.oldVersion();
  }
}
