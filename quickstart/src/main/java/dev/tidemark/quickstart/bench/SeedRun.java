package dev.tidemark.quickstart.bench;

import dev.tidemark.quickstart.simulate.DemoWorld;
import dev.tidemark.stats.adaptation.CellMeans;
import dev.tidemark.stats.adaptation.PanelPeriod;
import dev.tidemark.stats.adaptation.PanelUser;
import dev.tidemark.stats.adaptation.RolloutContrast;
import dev.tidemark.stats.adaptation.RolloutDesign;
import dev.tidemark.stats.adaptation.RolloutEstimate;
import dev.tidemark.stats.cluster.Codebook;
import dev.tidemark.stats.cluster.SphericalKMeans;
import dev.tidemark.stats.feature.FeatureMap;
import dev.tidemark.stats.resample.Permutations;
import dev.tidemark.stats.simulate.world.Rollout;
import dev.tidemark.stats.simulate.world.User;
import dev.tidemark.stats.simulate.world.World;
import dev.tidemark.text.embed.EmbedderPool;
import java.util.List;

/**
 * One seed of the demo's world through embedder, panel and contrast, in three ways: with the
 * effect, without it, and the exact difference of both.
 */
final class SeedRun {
  static final int USERS = 400;

  private static final int WINDOW = 14;
  private static final int CELLS = 128;
  private static final int LEARNING_PROMPTS = 5_000;
  private static final int ITERATIONS = 15;
  private static final int PERMUTATIONS = 999;

  private final long seed;
  private final FeatureMap map;
  private final int most;
  private final List<User> users;
  private final boolean[] treated = new boolean[Rollout.BLOCKS];

  /** Seed {@code seed} with every prompt of both periods. */
  SeedRun(long seed, FeatureMap map) {
    this(seed, map, Integer.MAX_VALUE);
  }

  /** The same with at most {@code most} prompts of each user and period, for a quick look. */
  SeedRun(long seed, FeatureMap map, int most) {
    this.seed = seed;
    this.map = map;
    this.most = most;
    World world = new World(DemoWorld.config(seed, USERS));
    users = world.users();
    for (int block = 0; block < treated.length; block++) {
      treated[block] = world.config().rollout().startDay(block) != Rollout.NEVER;
    }
  }

  SeedResult run(EmbedderPool pool) {
    PromptEmbedding prompts = PromptEmbedding.of(seed, WINDOW, most, pool);
    Codebook codebook = learn(prompts.without());
    CellMeans means = panel(codebook).means(prompts.without());
    List<PanelUser> with = panel(codebook).users(prompts.with(), means);
    List<PanelUser> without = panel(codebook).users(prompts.without(), means);
    TrueChange truth = TrueChange.of(with, without, treated);
    RolloutEstimate.Numbers planted = contrast(with);
    RolloutEstimate.Numbers none = contrast(without);
    return new SeedResult(
        seed,
        planted.p(),
        planted.omnibusP(),
        none.p(),
        none.omnibusP(),
        NaiveComparison.p(without, treated, permutations()),
        planted.wording().squaredNorm(),
        truth.squaredNorm(),
        truth.cosine(planted.wording().vector()),
        planted.topic().norm(),
        prompts.texts());
  }

  private RolloutEstimate.Numbers contrast(List<PanelUser> panel) {
    RolloutContrast contrast = new RolloutContrast(permutations());
    return contrast
        .estimate(RolloutDesign.randomised(treated), panel, List.of())
        .numbers()
        .orElseThrow();
  }

  private Permutations permutations() {
    return new Permutations(PERMUTATIONS, seed);
  }

  /** The application's own cells, from its first prompts, as the running system learns them. */
  private Codebook learn(List<EmbeddedPrompt> prompts) {
    float[][] first =
        prompts.stream()
            .filter(prompt -> prompt.event().day() < DemoWorld.DEPLOYMENT_DAY)
            .limit(LEARNING_PROMPTS)
            .map(EmbeddedPrompt::vector)
            .toArray(float[][]::new);
    return new SphericalKMeans(CELLS, ITERATIONS, seed).fit(1, first);
  }

  private SeedPanel panel(Codebook codebook) {
    return new SeedPanel(users, codebook, map, DemoWorld.DEPLOYMENT_DAY);
  }

  /** What a user's wording became after the deployment. */
  static float[] after(PanelUser user) {
    PanelPeriod period = user.after();
    return period.wording();
  }
}
