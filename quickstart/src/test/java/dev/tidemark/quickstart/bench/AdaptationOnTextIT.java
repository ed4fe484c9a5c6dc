package dev.tidemark.quickstart.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.text.embed.DefaultSpace;
import dev.tidemark.text.embed.EmbedderPool;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The planted change is visible through the real embedder: 400 users in the demo's world, at most 3
 * prompts of each before and after to keep it short. The benchmark has all of them and ten seeds.
 */
class AdaptationOnTextIT {
  private static SeedResult result =
      new SeedResult(0, Double.NaN, 1, Double.NaN, 1, 1, 0, 0, 0, 0, 0);

  @BeforeAll
  static void run() {
    try (EmbedderPool pool = EmbedderPool.ofMiniLm(2, 100_000)) {
      result = new SeedRun(1, DefaultSpace.of(pool.id(), pool.dimension()).panel(), 3).run(pool);
    }
  }

  @Test
  void findsThePlantedChangeByTheVectorsAlone() {
    assertThat(result.plantedVectorP()).isLessThanOrEqualTo(.01);
  }

  @Test
  void pointsInTheTrueDirectionAndMeasuresTheSize() {
    assertThat(result.cosine()).isGreaterThan(.6);
    assertThat(result.squaredNorm() / result.squaredTruth()).isBetween(.4, 1.8);
  }

  @Test
  void findsNothingWhereNobodyAdapts() {
    assertThat(result.nullP()).isGreaterThan(.01);
  }

  @Test
  void wouldBeFooledWithoutAControlGroup() {
    assertThat(result.naiveNullP()).isLessThanOrEqualTo(.05);
  }
}
