package dev.tidemark.evalset.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DrawsTest {
  private final Draws draws = new Draws(new byte[Draws.KEY_BYTES]);

  @Test
  void alwaysAnswersAlike() {
    Draws again = new Draws(new byte[Draws.KEY_BYTES]);

    assertThat(again.ofHolding("u1")).isEqualTo(draws.ofHolding("u1"));
    assertThat(again.ofPool("e1")).isEqualTo(draws.ofPool("e1"));
    assertThat(again.orderOf("e1")).isEqualTo(draws.orderOf("e1"));
  }

  @Test
  void usesNoHashForTwoPurposes() {
    assertThat(draws.orderOf("x")).isNotEqualTo(draws.userOf("x"));
    assertThat(draws.orderOf("x")).isNotEqualTo(draws.seedOf("x"));
    double both =
        IntStream.range(0, 10_000)
            .filter(i -> draws.ofHolding("u" + i) < .2 && draws.ofPool("u" + i) < .5)
            .count();
    assertThat(both / 10_000).isCloseTo(.1, within(.015));
  }

  @Test
  void poolDrawsAreUniform() {
    double mean = IntStream.range(0, 10_000).mapToDouble(i -> draws.ofPool("e" + i)).sum() / 10_000;

    assertThat(mean).isCloseTo(.5, within(.015));
  }

  @Test
  void refusesAnotherKeyLength() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Draws(new byte[16]))
        .withMessage("key of 16 bytes but 32 are required");
  }
}
