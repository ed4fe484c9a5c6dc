package dev.tidemark.shadow.verdict;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.shadow.draw.Draws;
import dev.tidemark.stats.sequential.ScoreLedger;
import java.util.List;
import org.junit.jupiter.api.Test;

class UserDayTest {
  private final Draws draws = new Draws("a key of sixteen".getBytes(UTF_8));

  @Test
  void chargesTheCandidateWithItsOwnFailuresOnly() {
    List<UserDay> units = List.of(new UserDay("u1", 2, 1, 1, 1, true));
    ScoreLedger ledger = UserDay.enter(ScoreLedger.EMPTY, units, draws, "c", 7);
    assertThat(ledger.observed().mean()).isBetween(.49, .51);
    assertThat(ledger.charged().requests()).isEqualTo(3);
    assertThat(ledger.lowest().requests()).isEqualTo(4);
    assertThat(ledger.lowest().mean()).isLessThan(ledger.highest().mean());
  }

  @Test
  void entersTheSameWhenItIsDoneAgain() {
    List<UserDay> units =
        List.of(new UserDay("u1", 3, 1, 0, 0, true), new UserDay("u2", 7, -2, 0, 1, true));
    assertThat(UserDay.enter(ScoreLedger.EMPTY, units, draws, "c", 7).toBytes())
        .isEqualTo(UserDay.enter(ScoreLedger.EMPTY, units, draws, "c", 7).toBytes());
  }
}
