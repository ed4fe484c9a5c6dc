package dev.tidemark.stats.simulate.vector;

import dev.tidemark.stats.adaptation.CellMeans;
import dev.tidemark.stats.adaptation.PanelPeriod;
import dev.tidemark.stats.adaptation.PanelSums;
import dev.tidemark.stats.adaptation.PanelUser;
import dev.tidemark.stats.adaptation.RolloutDesign;
import dev.tidemark.stats.cluster.Codebook;
import dev.tidemark.stats.feature.FeatureMap;
import dev.tidemark.stats.kernel.VectorMath;
import dev.tidemark.stats.simulate.world.User;
import dev.tidemark.stats.simulate.world.World;
import dev.tidemark.stats.simulate.world.WorldEvent;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;

/**
 * The panel of one simulated world: what drift would hold, and the truth it does not know.
 *
 * <p>Cells are the nearest true topic centre; cell means are those of all prompts of the last
 * window before the deployment. Takes about 0.3 s for 600 users at d = 384 and R = 256.
 */
public final class SimulatedPanel {

  private static final float[] NO_PATTERNS = {};

  private final Scenario scenario;
  private final FeatureMap map;
  private final World world;
  private final Codebook codebook;
  private final CellSums cellSums;

  /** Sums per user and window; window 0 is the first. */
  private final PanelSums[][] sums;

  /** Sums per user after the deployment, had it changed nobody. */
  private final PanelSums[] unchanged;

  private final CellMeans means;

  /**
   * Simulates one world.
   *
   * @param scenario kind of world
   * @param seed of the world
   * @param map features of the panel; its dimension is that of the vectors
   */
  public SimulatedPanel(Scenario scenario, long seed, FeatureMap map) {
    this.scenario = scenario;
    this.map = map;
    world = new World(scenario.world(seed));
    PromptVectors vectors = new PromptVectors(world, map.dimension(), scenario.gamma());
    codebook = new Codebook(0, vectors.topicCentres());
    cellSums = new CellSums(codebook.cells(), map.size());
    int users = world.users().size();
    sums = new PanelSums[users][windows()];
    unchanged = new PanelSums[users];
    for (int u = 0; u < users; u++) {
      unchanged[u] = new PanelSums(map.size());
      for (int w = 0; w < windows(); w++) {
        sums[u][w] = new PanelSums(map.size());
      }
    }
    world.events().forEach(event -> record(event, vectors.vector(event)));
    if (scenario.effect()) {
      replayUnchanged(new World(world.config().withoutAdaptation()));
    }
    means = CellMeans.shrunk(cellSums.counts, cellSums.sums);
  }

  private int windows() {
    return scenario.deploymentDay() / Scenario.WINDOW_DAYS + 1;
  }

  private int after() {
    return windows() - 1;
  }

  private void record(WorldEvent event, float[] vector) {
    int window = event.day() / Scenario.WINDOW_DAYS;
    int cell = codebook.assign(vector).cell();
    float[] phi = map.features(vector);
    sums[event.user()][window].add(cell, phi);
    if (window == after() - 1) {
      cellSums.add(cell, phi);
    }
  }

  private void replayUnchanged(World without) {
    PromptVectors vectors = new PromptVectors(without, map.dimension(), 0);
    for (Iterator<WorldEvent> events = without.events().iterator(); events.hasNext(); ) {
      WorldEvent event = events.next();
      if (event.exposed()) {
        float[] vector = vectors.vector(event);
        unchanged[event.user()].add(codebook.assign(vector).cell(), map.features(vector));
      }
    }
  }

  /** Roll-out as the estimator may take it. */
  public RolloutDesign design() {
    return scenario.randomised()
        ? RolloutDesign.randomised(scenario.treated())
        : RolloutDesign.observed(scenario.treated());
  }

  /** Users with prompts before and after the deployment. */
  public List<PanelUser> users() {
    return around(after());
  }

  /** The same contrast one window earlier; empty if the scenario is randomised. */
  public List<PanelUser> placebo() {
    return scenario.randomised() ? List.of() : around(after() - 1);
  }

  private List<PanelUser> around(int window) {
    List<PanelUser> users = new ArrayList<>();
    for (User user : world.users()) {
      PanelSums before = sums[user.index()][window - 1];
      PanelSums later = sums[user.index()][window];
      if (before.prompts() > 0 && later.prompts() > 0) {
        users.add(
            new PanelUser(
                user.block(), means.split(before, NO_PATTERNS), means.split(later, NO_PATTERNS)));
      }
    }
    return users;
  }

  /** True change of wording of exposed stayers. */
  public Truth wordingTruth() {
    return truth(PanelPeriod::wording);
  }

  /** True change of topics of exposed stayers. */
  public Truth topicTruth() {
    return truth(PanelPeriod::topic);
  }

  private Truth truth(Function<PanelPeriod, float[]> part) {
    List<float[]> differences = new ArrayList<>();
    boolean[] treated = scenario.treated();
    for (User user : world.users()) {
      PanelSums before = sums[user.index()][after() - 1];
      PanelSums later = sums[user.index()][after()];
      if (treated[user.block()] && Math.min(before.prompts(), later.prompts()) >= 3) {
        differences.add(difference(later, unchanged[user.index()], part));
      }
    }
    return Truth.of(differences, map.size());
  }

  private float[] difference(
      PanelSums changed, PanelSums same, Function<PanelPeriod, float[]> part) {
    if (!scenario.effect()) {
      return new float[map.size()];
    }
    float[] difference = part.apply(means.split(changed, NO_PATTERNS)).clone();
    VectorMath.axpy(-1f, part.apply(means.split(same, NO_PATTERNS)), difference);
    return difference;
  }

  /** Running sums per cell. */
  private static final class CellSums {
    private final long[] counts;
    private final double[][] sums;

    CellSums(int cells, int features) {
      counts = new long[cells];
      sums = new double[cells][features];
    }

    void add(int cell, float[] phi) {
      counts[cell]++;
      VectorMath.axpy(1, phi, sums[cell]);
    }
  }
}
