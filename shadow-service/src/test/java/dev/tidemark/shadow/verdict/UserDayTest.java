package dev.tidemark.shadow.verdict;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.shadow.draw.Draws;
import dev.tidemark.stats.sequential.ScoreHistogram;
import dev.tidemark.stats.sequential.ScoreLedger;
import java.util.List;
import org.junit.jupiter.api.Test;

class UserDayTest {
  private final Draws draws = new Draws("a key of sixteen".getBytes(UTF_8));

  @Test
  void chargesTheCandidateWithItsOwnFailuresOnly() {
    ScoreLedger ledger = enter(new UserDay("u1", 2, 1, 1, 1, true)).ledger();
    assertThat(ledger.observed().mean()).isBetween(.49, .51);
    assertThat(ledger.charged().requests()).isEqualTo(3);
    assertThat(ledger.lowest().requests()).isEqualTo(4);
    assertThat(ledger.lowest().mean()).isLessThan(ledger.highest().mean());
  }

  @Test
  void keepsOneUnitAUserForUsersToCome() {
    ScoreHistogram firstDays =
        enter(
                new UserDay("new", 4, 2, 1, 1, true),
                new UserDay("again", 8, -8, 0, 0, false),
                new UserDay("unscored", 0, 0, 2, 0, true))
            .firstDays();

    assertThat(firstDays).isEqualTo(ScoreHistogram.EMPTY.plus(4, .5, 0));
  }

  @Test
  void entersTheSameWhenItIsDoneAgain() {
    UserDay[] units = {new UserDay("u1", 3, 1, 0, 0, true), new UserDay("u2", 7, -2, 0, 1, true)};
    assertThat(enter(units)).isEqualTo(enter(units));
  }

  private Counters enter(UserDay... units) {
    return UserDay.enter(Counters.NONE, List.of(units), draws, "c", 7);
  }
}
