package dev.tidemark.evalset.cut;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.evalset.draw.Draws;
import dev.tidemark.evalset.pool.Candidate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HeldOutTest {
  private final Draws draws = new Draws(new byte[Draws.KEY_BYTES]);

  @Test
  void isAFifthOfTheUsersHoweverFewAndHoweverMuchTheyAsk() {
    assertThat(of(60).users()).hasSize(12);
    assertThat(of(7).users()).hasSize(1);
    assertThat(of(1).users()).isEmpty();
  }

  @Test
  void isMostlyTheSameWhenUsersComeAndGo() {
    Set<String> common = new HashSet<>(of(1_000).users());

    common.retainAll(of(1_100).users());

    assertThat(common).hasSizeGreaterThan(170);
  }

  /** The first user asks as much as all others. */
  private HeldOut of(int users) {
    List<Candidate> prompts =
        IntStream.range(0, 2 * users).mapToObj(i -> prompt(i, Math.max(0, i - users))).toList();
    return HeldOut.of(prompts, draws);
  }

  private static Candidate prompt(int number, int user) {
    return new Candidate("e" + number, "u" + user, 1, 1, 0, new float[] {1}, "text" + number);
  }
}
