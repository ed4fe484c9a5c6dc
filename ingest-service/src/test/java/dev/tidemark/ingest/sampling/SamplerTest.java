package dev.tidemark.ingest.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SamplerTest {
  private static final int ITEMS = 40_000;
  private static final SamplingPolicy POLICY =
      new SamplingPolicy(3, 0.1, 0.05, Map.of(Stratum.ERROR, 0.5));

  @Test
  void usesTheUserElseTheConversationElseTheIdAsAuthor() {
    assertThat(new SamplingUnit("u", "c", "i").author()).isEqualTo("u");
    assertThat(new SamplingUnit("", "c", "i").author()).isEqualTo("c");
    assertThat(new SamplingUnit("", "", "i").author()).isEqualTo("i");
  }

  @Test
  void keepsEveryInteractionOfAPanelUser() {
    Sampler sampler = new Sampler(DrawsTest.salt(0), POLICY);
    String member =
        IntStream.range(0, 1000)
            .mapToObj(i -> "user-" + i)
            .filter(user -> sampler.decide(unit(user, 0), Stratum.COMPLETE, 1).panel())
            .findFirst()
            .orElseThrow();
    for (int i = 0; i < 200; i++) {
      SamplingDecision decision = sampler.decide(unit(member, i), Stratum.COMPLETE, 1);
      assertThat(decision.selected()).isTrue();
      assertThat(decision.inclusionProbability()).isEqualTo(1);
    }
  }

  @Test
  void combinesCoreAndStratumAsAlternativesAndUpstreamAsAStage() {
    SamplingDecision outside =
        new SamplingDecision(1, Stratum.ERROR, 0, false, 0.9, 0.9, 0.1, 0.5, 0.05, 0.2);
    assertThat(outside.selected()).isFalse();
    assertThat(outside.inclusionProbability()).isCloseTo(0.55 * 0.2, within(1e-15));
  }

  @Test
  void leavesInclusionUnknownWhenUpstreamIs() {
    Sampler sampler = new Sampler(DrawsTest.salt(0), POLICY);
    assertThat(sampler.decide(unit("u", 1), Stratum.ERROR, 0).inclusionProbability()).isZero();
  }

  @Test
  void givesStrataThatThePolicyDoesNotNameTheCoreOnly() {
    Sampler sampler = new Sampler(DrawsTest.salt(0), POLICY);
    SamplingDecision decision = sampler.decide(unit("u", 1), Stratum.CACHED, 1);
    assertThat(decision.stratumProbability()).isZero();
    assertThat(decision.policyVersion()).isEqualTo(3);
  }

  /** The core is the same whatever the strata, and lies within what every stratum keeps. */
  @Test
  void nestsTheCoreInEveryStratum() {
    Sampler plain = new Sampler(DrawsTest.salt(0), new SamplingPolicy(1, 0.1, 0, Map.of()));
    Sampler rich =
        new Sampler(
            DrawsTest.salt(0), new SamplingPolicy(1, 0.2, 0, Map.of(Stratum.COMPLETE, 0.3)));
    for (int i = 0; i < 5_000; i++) {
      SamplingDecision core = plain.decide(unit("u" + i, i), Stratum.COMPLETE, 1);
      SamplingDecision both = rich.decide(unit("u" + i, i), Stratum.COMPLETE, 1);
      assertThat(both.uCore()).isEqualTo(core.uCore());
      assertThat(!core.selected() || both.selected()).isTrue();
    }
  }

  /**
   * A total estimated by the inverse probabilities is the true one: within 4 standard errors of the
   * Poisson sampling variance, given the panel.
   */
  @Test
  void weightsAreUnbiased() {
    Sampler sampler = new Sampler(DrawsTest.salt(9), POLICY);
    double truth = 0;
    double estimate = 0;
    double variance = 0;
    List<Stratum> strata = List.of(Stratum.COMPLETE, Stratum.ERROR);
    for (int i = 0; i < ITEMS; i++) {
      Stratum stratum = strata.get(i % 7 == 0 ? 1 : 0);
      double value = 1 + i % 5;
      SamplingDecision decision = sampler.decide(unit("user-" + i % 400, i), stratum, 1);
      double inclusion = decision.inclusionProbability();
      truth += value;
      estimate += decision.selected() ? value / inclusion : 0;
      variance += value * value * (1 - inclusion) / inclusion;
    }
    assertThat(estimate).isCloseTo(truth, within(4 * Math.sqrt(variance)));
  }

  private static SamplingUnit unit(String user, int item) {
    return new SamplingUnit(user, "", "item-" + item);
  }
}
