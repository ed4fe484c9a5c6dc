package dev.tidemark.evalset.cut;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.evalset.draw.Draws;
import dev.tidemark.evalset.pool.Candidate;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HeldOutTest {
  private final Draws draws = new Draws(new byte[Draws.KEY_BYTES]);

  @Test
  void isAtLeastAFifthOfTheFirstUsersHoweverFewAndHoweverMuchTheyAsk() {
    for (int run = 0; run < 50; run++) {
      List<String> users = users("run" + run, 60);
      HeldOut heldOut = first(users);
      assertThat(heldOut.cutoff()).isGreaterThanOrEqualTo(HeldOut.SHARE);
      long drawnBelowShare = users.stream().filter(u -> draws.ofHolding(u) < .2).count();
      assertThat(of(heldOut, users)).hasSize((int) Math.max(12, drawnBelowShare));
    }
    List<String> seven = users("seven", 7);
    assertThat(of(first(seven), seven)).hasSizeGreaterThanOrEqualTo(2).hasSizeLessThan(7);
    assertThat(first(List.of()).cutoff()).isEqualTo(HeldOut.SHARE);
    assertThat(first(List.of("alone")).cutoff()).isEqualTo(HeldOut.SHARE);
  }

  /** Weeks of an application that grows and shrinks, of users who come and go. */
  @Test
  void nobodyHeldOutWasEverOpenBefore() {
    for (int run = 0; run < 20; run++) {
      Random random = new Random(run);
      Set<String> everOpen = new HashSet<>();
      double least = 1;
      for (int users : List.of(30, 60, 5, 200, 80, 1_000, 40)) {
        List<String> present =
            IntStream.range(0, users).mapToObj(i -> "u" + random.nextInt(1_500)).toList();
        HeldOut heldOut = HeldOut.of(prompts(present), draws, least);
        assertThat(heldOut.cutoff()).isBetween(HeldOut.SHARE, least);
        Set<String> closed = of(heldOut, present);
        assertThat(Collections.disjoint(closed, everOpen)).isTrue();
        present.stream().filter(user -> !closed.contains(user)).forEach(everOpen::add);
        least = heldOut.cutoff();
      }
      assertThat(least).isLessThan(.25);
    }
  }

  private HeldOut first(List<String> users) {
    return HeldOut.of(prompts(users), draws, 1);
  }

  private static Set<String> of(HeldOut heldOut, List<String> users) {
    return users.stream().filter(heldOut::contains).collect(Collectors.toSet());
  }

  private static List<String> users(String name, int number) {
    return IntStream.range(0, number).mapToObj(i -> name + "/" + i).toList();
  }

  /** The first user asks as much as all others. */
  private static List<Candidate> prompts(List<String> users) {
    Stream<String> authors =
        Stream.concat(users.stream(), users.stream().map(user -> users.getFirst()));
    return authors.map(user -> new Candidate("e", user, 1, 1, 0, new float[] {1}, "text")).toList();
  }
}
