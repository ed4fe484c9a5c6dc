package dev.tidemark.shadow.draw;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DrawsTest {
  private static final int N = 20_000;

  private final Draws draws = new Draws("a key of sixteen".getBytes(UTF_8));

  @Test
  void drawsTheSameForTheSameLabel() {
    assertThat(draws.replay("c1", "e1")).isEqualTo(draws.replay("c1", "e1"));
    assertThat(draws.replay("c1", "e1")).isNotEqualTo(draws.replay("c2", "e1"));
  }

  @Test
  void selectsTheShareThatIsAskedFor() {
    long selected = IntStream.range(0, N).filter(i -> draws.replay("c", "e" + i) < .3).count();
    assertThat(selected / (double) N).isCloseTo(.3, within(4 * Math.sqrt(.3 * .7 / N)));
  }

  @Test
  void drawsCandidatesIndependently() {
    long both =
        IntStream.range(0, N)
            .filter(i -> draws.replay("a", "e" + i) < .5 && draws.replay("b", "e" + i) < .5)
            .count();
    assertThat(both / (double) N).isCloseTo(.25, within(4 * Math.sqrt(.25 * .75 / N)));
  }

  @Test
  void selectsASubsetWhenTheProbabilityFalls() {
    assertThat(IntStream.range(0, 1_000).filter(i -> draws.replay("c", "e" + i) < .1))
        .allMatch(i -> draws.replay("c", "e" + i) < .3);
  }

  @Test
  void rejectsAShortKey() {
    assertThatThrownBy(() -> new Draws(new byte[15])).hasMessageContaining("16");
  }
}
