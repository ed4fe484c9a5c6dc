package dev.tidemark.ingest.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tidemark.chassis.errors.TidemarkException;
import dev.tidemark.ingest.deployment.DeploymentAnnouncement.Wave;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DeploymentRulesTest {
  private static final Instant START = Instant.parse("2026-11-21T00:00:00Z");

  @Test
  void takesADeploymentToEverybody() {
    DeploymentRules.check(deployment("d-1", "m"));
  }

  @Test
  void takesWavesThatAddAllBlocks() {
    DeploymentRules.check(deployment("d-1", "m", wave(0, range(0, 128)), wave(1, range(128, 256))));
  }

  @Test
  void refusesABlockNamedTwice() {
    assertRollout("deployment.rollout[1].blocks", wave(0, List.of(1, 2)), wave(1, List.of(3, 2)));
  }

  @Test
  void refusesABlockThatDoesNotExist() {
    assertRollout("deployment.rollout[0].blocks", wave(0, List.of(256)));
    assertRollout("deployment.rollout[0].blocks", wave(0, List.of(-1)));
  }

  @Test
  void refusesAWaveOfNobody() {
    assertRollout("deployment.rollout[0].blocks", wave(0, List.of()));
  }

  @Test
  void refusesWavesOutOfOrder() {
    assertRollout("deployment.rollout[1].start", wave(2, List.of(1)), wave(1, List.of(2)));
    assertRollout("deployment.rollout[0].start", wave(-1, List.of(1)));
  }

  @Test
  void needsAModelAnIdAndAStart() {
    assertThat(reason(deployment("d", ""))).isEqualTo("MISSING_MODEL");
    assertThat(reason(deployment("", "m"))).isEqualTo("INVALID_FIELD");
    assertThat(reason(deployment("a b", "m"))).isEqualTo("INVALID_FIELD");
    assertThat(
            reason(
                new DeploymentAnnouncement(
                    "a", "d", "m", "", "", "", Optional.empty(), List.of(), false, "")))
        .isEqualTo("INVALID_FIELD");
  }

  private static void assertRollout(String field, Wave... waves) {
    TidemarkException refusal = refusal(deployment("d", "m", waves));
    assertThat(refusal.reason().name()).isEqualTo("INVALID_ROLLOUT");
    assertThat(refusal.failure().metadata()).containsEntry("field", field);
  }

  private static String reason(DeploymentAnnouncement deployment) {
    return refusal(deployment).reason().name();
  }

  private static TidemarkException refusal(DeploymentAnnouncement deployment) {
    return catchThrowableOfType(TidemarkException.class, () -> DeploymentRules.check(deployment));
  }

  private static DeploymentAnnouncement deployment(String id, String model, Wave... waves) {
    return new DeploymentAnnouncement(
        "a", id, model, "", "", "", Optional.of(START), List.of(waves), true, "");
  }

  private static Wave wave(int day, List<Integer> blocks) {
    return new Wave(Optional.of(START.plusSeconds(86_400L * day)), blocks);
  }

  private static List<Integer> range(int from, int to) {
    return IntStream.range(from, to).boxed().toList();
  }
}
