package dev.tidemark.quickstart.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlocksTest {

  @Test
  void readsRangesAndSingleBlocks() {
    assertThat(Blocks.parse("254-255, 3,0-1")).containsExactly(0, 1, 3, 254, 255);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "5-4", "256", "0-256", "a", "1,,2", "-3"})
  void refusesWhatIsNoSetOfBlocks(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Blocks.parse(text));
  }

  @Test
  void drawsTheShareAndTheSameForTheSameSeed() {
    assertThat(Blocks.draw(.5, 7)).hasSize(128).isEqualTo(Blocks.draw(.5, 7)).isSorted();
    assertThat(Blocks.draw(.5, 8)).isNotEqualTo(Blocks.draw(.5, 7));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -.1, 1.01, Double.NaN})
  void refusesAShareOutsideItsBounds(double share) {
    assertThatIllegalArgumentException().isThrownBy(() -> Blocks.draw(share, 1));
  }
}
