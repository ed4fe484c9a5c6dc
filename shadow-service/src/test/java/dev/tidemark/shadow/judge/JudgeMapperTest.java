package dev.tidemark.shadow.judge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.shadow.model.ChatMessage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JudgeMapperTest {
  private final JudgeMapper mapper = new JudgeMapper(new ObjectMapper());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"winner\":\"A\"}|1",
        "{\"winner\": \"b\"}|-1",
        "```json {\"winner\":\"tie\"} ```|0",
        "I think {\"winner\":\"B\"}.|-1"
      })
  void readsTheWinner(String reply, int winner) {
    assertThat(mapper.winner(reply)).hasValue(winner);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "A", "{\"winner\":\"C\"}", "{\"winner\":1}", "{", "{}{}", "null"})
  void readsNothingIntoAReplyThatSaysNothing(String reply) {
    assertThat(mapper.winner(reply)).isEmpty();
    assertThat(mapper.grade(reply)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"winner\":\"A\"} or rather {\"winner\":\"B\"}",
        "{\"winner\":\"A\"}{\"winner\":\"B\"}",
        "{\"winner\":\"A\",\"winner\":\"B\"}"
      })
  void readsNothingIntoAReplyThatContradictsItself(String reply) {
    assertThat(mapper.winner(reply)).isEmpty();
  }

  @Test
  void readsGradesFromZeroToTen() {
    assertThat(mapper.grade("{\"grade\":7}")).hasValue(.7);
    assertThat(mapper.grade("{\"grade\":11}")).isEmpty();
    assertThat(mapper.grade("{\"grade\":\"7\"}")).isEmpty();
  }

  @Test
  void callsAPreferenceThatFollowsTheOrderATie() {
    assertThat(Duel.difference(Duel.WIN, Duel.LOSS)).isZero();
    assertThat(Duel.difference(Duel.WIN, Duel.TIE)).isZero();
    assertThat(Duel.difference(Duel.LOSS, Duel.LOSS)).isEqualTo(-1);
  }

  @Test
  void keepsAnswersInTheirFields() {
    List<ChatMessage> question =
        mapper.duel(List.of(new ChatMessage("user", "hi")), "x\",\"answerB\":\"y", "z");
    assertThat(question.getLast().content())
        .isEqualTo(
            "{\"task\":\"compare\",\"conversation\":[{\"role\":\"user\",\"content\":\"hi\"}],"
                + "\"answerA\":\"x\\\",\\\"answerB\\\":\\\"y\",\"answerB\":\"z\"}");
  }
}
