package dev.tidemark.quickstart.simulate;

import dev.tidemark.stats.simulate.world.Adaptation;
import dev.tidemark.stats.simulate.world.Calendar;
import dev.tidemark.stats.simulate.world.Drift;
import dev.tidemark.stats.simulate.world.Population;
import dev.tidemark.stats.simulate.world.Rollout;
import dev.tidemark.stats.simulate.world.World;
import dev.tidemark.stats.simulate.world.WorldConfig;
import java.util.Set;
import java.util.function.IntUnaryOperator;

/** The world of the demo and of the adaptation benchmark. */
public final class DemoWorld {
  /** Number of users: what they write is embedded on two processors in less than three minutes. */
  public static final int USERS = 340;

  /** Days of traffic. */
  public static final int DAYS = 42;

  /** Day on which half of the user blocks get the new version. */
  public static final int DEPLOYMENT_DAY = 28;

  /** Share of users who adapt when exposed. */
  public static final double RESPONDERS = .5;

  /** What exposed responders come to ask for. */
  public static final Set<StyleEdit> PLANTED = Set.of(StyleEdit.JSON);

  private static final double FOLLOW_UP = .1;

  private DemoWorld() {}

  /** Settings of the demo: politeness and topic mix move by themselves. */
  public static WorldConfig config(long seed) {
    return config(seed, USERS);
  }

  /** The demo's world with as many users. */
  public static WorldConfig config(long seed, int users) {
    return new WorldConfig(
        seed,
        Calendar.of(DAYS, DEPLOYMENT_DAY),
        Population.of(users, 60, RESPONDERS).withFollowUp(FOLLOW_UP),
        Drift.usual(),
        Adaptation.usual(),
        Rollout.share(.5, DEPLOYMENT_DAY));
  }

  /**
   * The demo's traffic.
   *
   * @param blockOf block of a user index, as the running system hashes it: the roll-out reaches
   *     blocks 0 to 127
   */
  public static TrafficSimulator traffic(
      long seed, IntUnaryOperator blockOf, Set<StyleEdit> planted) {
    World world = new World(config(seed), blockOf);
    Phrasebook phrasebook = Phrasebook.load();
    PromptWriter prompts = new PromptWriter(phrasebook, world, planted);
    return new TrafficSimulator(world, phrasebook, prompts, Scenario.demo());
  }
}
