package dev.tidemark.drift.adaptation;

import static dev.tidemark.chassis.testing.Results.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.drift.DriftException;
import dev.tidemark.drift.compute.ComputeService;
import dev.tidemark.drift.deployment.Deployment;
import dev.tidemark.drift.deployment.Wave;
import dev.tidemark.drift.story.Story;
import dev.tidemark.drift.story.StoryStores;
import dev.tidemark.stats.adaptation.AdaptationLabel;
import java.util.List;
import org.junit.jupiter.api.Test;

class AdaptationReportServiceTest {
  private final StoryStores stores = new StoryStores();
  private final ComputeService pool = new ComputeService();
  private final AdaptationReportService reports =
      new AdaptationReportService(
          stores, stores, stores, stores.panel(), new PlaceboService(pool), pool);

  @Test
  void findsWhatTheDeploymentChanged() {
    AdaptationReport report = report("v2");

    assertThat(report.label()).isEqualTo(AdaptationLabel.CAUSAL);
    assertThat(report.pValue().getAsDouble()).isLessThanOrEqualTo(0.01);
    assertThat(report.withinTopic().interval().low()).isPositive();
    assertThat(report.sentence()).startsWith("Because of v2, its users changed how they ask: ");
    assertThat(report.patterns())
        .filteredOn(PatternChange::found)
        .extracting(PatternChange::pattern)
        .contains("names an output format");
  }

  @Test
  void answersToAnAlias() {
    assertThat(report("v2-inferred").deployment()).isEqualTo("v2");
  }

  @Test
  void refusesADeploymentNobodyHasSeen() {
    assertThatThrownBy(() -> report("v9")).isInstanceOf(DriftException.UnknownDeployment.class);
  }

  @Test
  void doesNotCallItCausalWhenTheGatewayChoseTheBlocks() {
    deploy(false, Story.deployments().getLast().rollout());

    AdaptationReport report = report("v2");

    assertThat(report.label()).isIn(AdaptationLabel.SUGGESTIVE, AdaptationLabel.NOT_IDENTIFIED);
    assertThat(report.sentence()).doesNotContain("Because of");
  }

  @Test
  void hasNothingToCompareWithWhenEverybodyWasSwitched() {
    deploy(false, List.of());

    AdaptationReport report = report("v2");

    assertThat(report.pValue()).isEmpty();
    assertThat(report.withinTopic().ok()).isFalse();
    assertThat(report.explanation()).containsIgnoringCase("everybody was switched at once");
  }

  @Test
  void needsDaysBefore() {
    AdaptationReport report = report("v1");

    assertThat(report.label()).isEqualTo(AdaptationLabel.INSUFFICIENT);
    assertThat(report.sentence()).startsWith("Nothing can be said about v1 yet: 0 whole days");
  }

  @Test
  void isProvisionalInTheSecondWeek() {
    stores.closed = Story.DEPLOYMENT_DAY + 9;

    assertThat(report("v2").explanation()).endsWith("Provisional until 14 days have closed.");
  }

  private void deploy(boolean randomised, List<Wave> rollout) {
    Deployment v2 = Story.deployments().getLast();
    stores.deployments =
        List.of(
            Story.deployments().getFirst(),
            new Deployment(
                v2.id(),
                v2.fingerprint(),
                v2.start(),
                rollout,
                randomised,
                v2.description(),
                v2.origin()));
  }

  private AdaptationReport report(String id) {
    return get(reports.report(Story.application(), id));
  }
}
