package dev.tidemark.quickstart.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.stats.simulate.world.World;
import dev.tidemark.stats.simulate.world.WorldEvent;
import dev.tidemark.text.embed.MiniLmEmbedder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The simulated text lies in embedding space as real prompts do. */
class TextRealismTest {
  private static final int SAMPLE = 600;
  private static final List<WorldEvent> EVENTS = new ArrayList<>();
  private static final List<float[]> VECTORS = new ArrayList<>();
  private static int[] tokens = {};

  @BeforeAll
  static void embed() {
    World world = new World(DemoWorld.config(2));
    PromptWriter writer = new PromptWriter(Phrasebook.load(), world, DemoWorld.PLANTED);
    List<WorldEvent> all = world.events().toList();
    try (MiniLmEmbedder embedder = MiniLmEmbedder.load()) {
      for (int i = 0; i < SAMPLE; i++) {
        WorldEvent event = all.get((int) ((long) i * all.size() / SAMPLE));
        EVENTS.add(event);
        VECTORS.add(embedder.embed(writer.opening(event)));
      }
      tokens =
          EVENTS.stream().mapToInt(e -> embedder.tokens(writer.opening(e)) - 2).sorted().toArray();
    }
  }

  @Test
  void isNearWithinATopic() {
    assertThat(meanCosine(true)).isBetween(.3, .6);
  }

  @Test
  void isFarBetweenTopics() {
    assertThat(meanCosine(false)).isLessThan(.2);
  }

  @Test
  void isAsLongAsRealPrompts() {
    assertThat(tokens[SAMPLE / 10]).isBetween(10, 20);
    assertThat(tokens[SAMPLE / 2]).isBetween(30, 46);
    assertThat(tokens[SAMPLE * 9 / 10]).isBetween(70, 110);
  }

  private static double meanCosine(boolean sameTopic) {
    return IntStream.range(0, SAMPLE)
        .boxed()
        .flatMapToDouble(
            i ->
                IntStream.range(0, i)
                    .filter(j -> sameTopic == (EVENTS.get(i).topic() == EVENTS.get(j).topic()))
                    .mapToDouble(j -> cosine(VECTORS.get(i), VECTORS.get(j))))
        .average()
        .orElseThrow();
  }

  private static double cosine(float[] a, float[] b) {
    double dot = 0;
    for (int i = 0; i < a.length; i++) {
      dot += (double) a[i] * b[i];
    }
    return dot;
  }
}
