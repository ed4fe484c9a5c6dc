package dev.tidemark.quickstart.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StandInJudgeTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final int TRIES = 4_000;
  private static final double RATE = .1;
  private static final double FOUR_DEVIATIONS = 4 * Math.sqrt(RATE * (1 - RATE) / TRIES);

  private final StandInJudge exact = new StandInJudge(0);
  private final StandInJudge judge = new StandInJudge(RATE);

  @Test
  void prefersThePlantedQualityInEitherOrder() throws NoAnswerException {
    assertThat(compare(exact, "x Confidence 8 of 10.", "longer Confidence 3 of 10."))
        .isEqualTo("{\"winner\":\"A\"}");
    assertThat(compare(exact, "longer Confidence 3 of 10.", "x Confidence 8 of 10."))
        .isEqualTo("{\"winner\":\"B\"}");
  }

  @Test
  void callsEqualAnswersATie() throws NoAnswerException {
    assertThat(compare(exact, "same", "same")).isEqualTo("{\"winner\":\"tie\"}");
  }

  @Test
  void gradesWhatWasPlanted() throws NoAnswerException {
    assertThat(
            exact.answer(
                List.of("system", task("grade").put("answer", "Confidence 7 of 10.").toString())))
        .isEqualTo("{\"grade\":7}");
  }

  /** Different levels and ties, at the ends too: what is right differs, the rate does not. */
  @ParameterizedTest
  @CsvSource({"8, 3", "3, 8", "0, 0", "7, 7", "10, 10"})
  void errsAtItsRateAndTheSameInBothOrders(int levelA, int levelB) throws Exception {
    String right = levelA == levelB ? "tie" : levelA > levelB ? "A" : "B";
    int wrong = 0;
    int first = 0;
    for (int i = 0; i < TRIES; i++) {
      String a = "one " + i + " Confidence " + levelA + " of 10.";
      String b = "other " + i + " Confidence " + levelB + " of 10.";
      String winner = winner(judge, a, b);
      assertThat(winner(judge, b, a)).isEqualTo(swapped(winner));
      wrong += winner.equals(right) ? 0 : 1;
      first += winner.equals("A") ? 1 : 0;
    }
    assertThat((double) wrong / TRIES).isCloseTo(RATE, within(FOUR_DEVIATIONS));
    if (right.equals("tie")) {
      assertThat((double) first / TRIES).isCloseTo(RATE / 2, within(FOUR_DEVIATIONS));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 5, 9, 10})
  void isOffByOneAtItsRateOnEveryLevel(int level) throws Exception {
    int wrong = 0;
    for (int i = 0; i < TRIES; i++) {
      ObjectNode asked = task("grade").put("answer", i + " Confidence " + level + " of 10.");
      int grade = JSON.readTree(judge.answer(List.of("s", asked.toString()))).path("grade").asInt();
      assertThat(grade).isBetween(Math.max(0, level - 1), Math.min(10, level + 1));
      wrong += grade == level ? 0 : 1;
    }
    assertThat((double) wrong / TRIES).isCloseTo(RATE, within(FOUR_DEVIATIONS));
  }

  @Test
  void refusesAnotherTask() {
    assertThatThrownBy(() -> exact.answer(List.of("hello")))
        .isInstanceOf(NoAnswerException.class)
        .hasMessageContaining("not JSON");
  }

  private static String compare(StandInJudge judge, String a, String b) throws NoAnswerException {
    ObjectNode document = task("compare").put("answerA", a).put("answerB", b);
    return judge.answer(List.of("system", document.toString()));
  }

  private static String winner(StandInJudge judge, String a, String b) throws Exception {
    return JSON.readTree(compare(judge, a, b)).path("winner").asText();
  }

  private static String swapped(String winner) {
    return switch (winner) {
      case "A" -> "B";
      case "B" -> "A";
      default -> winner;
    };
  }

  private static ObjectNode task(String name) {
    return JSON.createObjectNode().put("task", name);
  }
}
