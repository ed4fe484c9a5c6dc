package dev.tidemark.quickstart.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrafficSimulatorTest {
  private static final List<SimulatedInteraction> TRAFFIC =
      DemoWorld.traffic(1, user -> user * 37 % 256, DemoWorld.PLANTED).interactions().toList();

  @Test
  void makesSeventeenToTwentyOneThousandPromptsInOrderOfTime() {
    assertThat(TRAFFIC).hasSizeBetween(17_000, 21_500);
    assertThat(TRAFFIC.stream().map(SimulatedInteraction::at)).isSorted();
    assertThat(TRAFFIC.stream().map(SimulatedInteraction::id)).doesNotHaveDuplicates();
    assertThat(TRAFFIC.getFirst().at()).isAfter(Instant.parse("2026-01-05T00:00:00Z"));
    assertThat(TRAFFIC.getLast().at()).isBefore(Instant.parse("2026-02-16T02:00:00Z"));
  }

  @Test
  void carriesTheWholeConversation() {
    Map<String, Integer> turns = new HashMap<>();
    for (SimulatedInteraction interaction : TRAFFIC) {
      int expected = turns.merge(interaction.conversation(), 1, Integer::sum) - 1;
      assertThat(interaction.turn()).isEqualTo(expected);
      assertThat(interaction.messages()).hasSize(2 * expected + 1);
      assertThat(interaction.messages().getLast().role()).isEqualTo("user");
      assertThat(interaction.response()).isNotBlank();
    }
    double later = TRAFFIC.stream().filter(i -> i.turn() > 0).count() / (double) TRAFFIC.size();
    assertThat(later).isBetween(.07, .13);
  }

  @Test
  void answersExposedUsersWithTheNewVersion() {
    for (SimulatedInteraction interaction : TRAFFIC) {
      boolean exposed = interaction.truth().exposed();
      assertThat(interaction.modelVersion()).isEqualTo(exposed ? "harbour-3" : "harbour-2");
      assertThat(exposed && interaction.truth().day() < 28).isFalse();
    }
    assertThat(TRAFFIC.stream().filter(i -> i.truth().exposed()).count()).isPositive();
  }

  @Test
  void answersInJsonWhenAskedTo() {
    assertThat(TRAFFIC)
        .filteredOn(i -> i.prompt().contains("JSON"))
        .isNotEmpty()
        .allMatch(i -> i.response().startsWith("{"));
  }

  @Test
  void repeatsExactly() {
    assertThat(DemoWorld.traffic(1, user -> user * 37 % 256, DemoWorld.PLANTED).interactions())
        .startsWith(TRAFFIC.subList(0, 50).toArray(new SimulatedInteraction[0]));
  }
}
