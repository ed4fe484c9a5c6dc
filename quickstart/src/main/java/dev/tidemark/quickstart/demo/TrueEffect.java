package dev.tidemark.quickstart.demo;

import dev.tidemark.quickstart.drift.EmbedClient;
import dev.tidemark.quickstart.drift.EmbedClient.Embedded;
import dev.tidemark.quickstart.simulate.DemoWorld;
import dev.tidemark.quickstart.simulate.Phrasebook;
import dev.tidemark.quickstart.simulate.PromptWriter;
import dev.tidemark.stats.feature.FeatureMap;
import dev.tidemark.stats.simulate.world.Rollout;
import dev.tidemark.stats.simulate.world.World;
import dev.tidemark.stats.simulate.world.WorldEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * What the deployment really did, by common random numbers: every prompt that the exposed users
 * wrote after it, and the prompt they would have written without it, through the same embedder and
 * feature map. Only a simulator can know this.
 */
final class TrueEffect {
  private static final int CALL = 100;

  private final World world;
  private final PromptWriter writer;
  private final Map<Integer, double[]> differences = new HashMap<>();
  private final Map<Integer, Integer> prompts = new HashMap<>();

  TrueEffect(World world) {
    this.world = world;
    this.writer = new PromptWriter(Phrasebook.load(), world, DemoWorld.PLANTED);
  }

  /**
   * Size |A| of the change of the mean prompt of an exposed user: root of the unbiased squared norm
   * of the mean over users, (|S|^2 - Q) / (n (n - 1)), 0 where that is negative.
   *
   * @param mapOf makes the feature map of the embedder that answers
   */
  double size(EmbedClient embedder, Function<Embedded, FeatureMap> mapOf) {
    List<WorldEvent> changed = new ArrayList<>();
    Set<Integer> stayers = stayers();
    world.events().filter(event -> counts(event, stayers)).forEach(event -> count(event, changed));
    for (int from = 0; from < changed.size(); from += CALL) {
      add(changed.subList(from, Math.min(from + CALL, changed.size())), embedder, mapOf);
    }
    return Math.sqrt(Math.max(0, squaredNorm()));
  }

  /** Users seen in the two weeks before. */
  private Set<Integer> stayers() {
    Set<Integer> seen = new HashSet<>();
    int from = 2 * DemoWorld.DEPLOYMENT_DAY - DemoWorld.DAYS;
    world
        .events()
        .filter(event -> event.day() >= from && event.day() < DemoWorld.DEPLOYMENT_DAY)
        .forEach(event -> seen.add(event.user()));
    return seen;
  }

  private boolean counts(WorldEvent event, Set<Integer> stayers) {
    int block = world.users().get(event.user()).block();
    return event.day() >= DemoWorld.DEPLOYMENT_DAY
        && world.config().rollout().startDay(block) != Rollout.NEVER
        && stayers.contains(event.user());
  }

  /** Equal texts differ by nothing and need no embedding. */
  private void count(WorldEvent event, List<WorldEvent> changed) {
    prompts.merge(event.user(), 1, Integer::sum);
    if (!writer.opening(event).equals(writer.openingWithoutAdaptation(event))) {
      changed.add(event);
    }
  }

  private void add(
      List<WorldEvent> events, EmbedClient embedder, Function<Embedded, FeatureMap> mapOf) {
    Embedded with = embedder.embed(events.stream().map(writer::opening).toList());
    Embedded without =
        embedder.embed(events.stream().map(writer::openingWithoutAdaptation).toList());
    FeatureMap map = mapOf.apply(with);
    for (int i = 0; i < events.size(); i++) {
      float[] a = map.features(with.vectors().get(i));
      float[] b = map.features(without.vectors().get(i));
      double[] sum = differences.computeIfAbsent(events.get(i).user(), _ -> new double[a.length]);
      for (int j = 0; j < sum.length; j++) {
        sum[j] += (double) a[j] - b[j];
      }
    }
  }

  private double squaredNorm() {
    double[] sum =
        new double[differences.values().stream().mapToInt(d -> d.length).max().orElse(0)];
    double squares = 0;
    for (Map.Entry<Integer, double[]> user : differences.entrySet()) {
      int own = prompts.getOrDefault(user.getKey(), 1);
      for (int j = 0; j < sum.length; j++) {
        double mean = user.getValue()[j] / own;
        sum[j] += mean;
        squares += mean * mean;
      }
    }
    double n = prompts.size();
    double norm = 0;
    for (double value : sum) {
      norm += value * value;
    }
    return n < 2 ? 0 : (norm - squares) / (n * (n - 1));
  }
}
