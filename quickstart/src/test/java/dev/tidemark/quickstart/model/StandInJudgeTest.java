package dev.tidemark.quickstart.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;

class StandInJudgeTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final StandInJudge exact = new StandInJudge(0);

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

  @Test
  void errsAtItsRateAndTheSameInBothOrders() throws NoAnswerException {
    StandInJudge judge = new StandInJudge(.1);
    int wrong = 0;
    for (int i = 0; i < 2_000; i++) {
      String good = i + " Confidence 8 of 10.";
      String bad = i + " Confidence 3 of 10.";
      boolean errs = compare(judge, good, bad).contains("B");
      assertThat(compare(judge, bad, good).contains("A")).isEqualTo(errs);
      wrong += errs ? 1 : 0;
    }
    assertThat(wrong).isBetween(150, 250);
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

  private static ObjectNode task(String name) {
    return JSON.createObjectNode().put("task", name);
  }
}
