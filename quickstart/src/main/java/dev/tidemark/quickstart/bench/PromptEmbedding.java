package dev.tidemark.quickstart.bench;

import dev.tidemark.quickstart.simulate.DemoWorld;
import dev.tidemark.quickstart.simulate.Phrasebook;
import dev.tidemark.quickstart.simulate.PromptWriter;
import dev.tidemark.stats.simulate.world.World;
import dev.tidemark.stats.simulate.world.WorldEvent;
import dev.tidemark.text.embed.EmbedderPool;
import dev.tidemark.text.embed.EmbedderPool.Lane;
import dev.tidemark.text.pattern.PromptPatterns;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The prompts of one seed in both worlds: with the effect of the deployment and without.
 *
 * <p>Where both worlds have the same text, both lists hold the same object and it was embedded
 * once.
 *
 * @param with prompts of the world in which users adapt
 * @param without prompts of the world in which they do not, at the same positions
 * @param texts number of texts embedded
 */
record PromptEmbedding(List<EmbeddedPrompt> with, List<EmbeddedPrompt> without, int texts) {

  /**
   * Prompts of the two periods around the demo's deployment.
   *
   * @param window days before and days after
   * @param most prompts kept of each user and period, the latest first
   */
  static PromptEmbedding of(long seed, int window, int most, EmbedderPool pool) {
    World world = new World(DemoWorld.config(seed, SeedRun.USERS));
    PromptWriter writer = new PromptWriter(Phrasebook.load(), world, DemoWorld.PLANTED);
    List<CompletableFuture<EmbeddedPrompt>> with = new ArrayList<>();
    List<CompletableFuture<EmbeddedPrompt>> without = new ArrayList<>();
    int texts = 0;
    for (WorldEvent event : latest(world, window, most)) {
      String usual = writer.openingWithoutAdaptation(event);
      String adapted = writer.opening(event);
      boolean same = usual.equals(adapted);
      without.add(embed(event, usual, pool));
      with.add(same ? without.getLast() : embed(event, adapted, pool));
      texts += same ? 1 : 2;
    }
    return new PromptEmbedding(join(with), join(without), texts);
  }

  private static List<WorldEvent> latest(World world, int window, int most) {
    int deployment = world.config().calendar().deploymentDay();
    List<WorldEvent> events =
        world
            .events()
            .filter(event -> Math.abs(2 * (event.day() - deployment) + 1) < 2 * window)
            .toList();
    int[][] kept = new int[world.users().size()][2];
    return events.reversed().stream()
        .filter(event -> kept[event.user()][event.day() < deployment ? 0 : 1]++ < most)
        .toList()
        .reversed();
  }

  private static CompletableFuture<EmbeddedPrompt> embed(
      WorldEvent event, String text, EmbedderPool pool) {
    double[] patterns = PromptPatterns.of(text);
    return pool.embed(Lane.STREAM, text)
        .thenApply(vector -> new EmbeddedPrompt(event, vector, patterns));
  }

  private static List<EmbeddedPrompt> join(List<CompletableFuture<EmbeddedPrompt>> futures) {
    return futures.stream().map(CompletableFuture::join).toList();
  }
}
