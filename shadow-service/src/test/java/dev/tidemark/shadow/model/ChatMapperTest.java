package dev.tidemark.shadow.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChatMapperTest {
  private final ChatMapper mapper = new ChatMapper(new ObjectMapper());

  @Test
  void boundsTheTokensOfACallByItsBytes() {
    ChatRequest request = new ChatRequest(List.of(new ChatMessage("user", "größe")), 100, false);
    assertThat(request.tokenBound()).isEqualTo(64 + 16 + 7 + 100);
  }

  @Test
  void readsAnswerAndUsage() {
    assertThat(
            answer(
                """
                {"choices":[{"message":{"content":"hi"},"finish_reason":"stop"}],
                "usage":{"prompt_tokens":3,"completion_tokens":4}}"""))
        .isEqualTo(new ChatAnswer("hi", true, 7));
  }

  @Test
  void knowsNoCostWithoutUsage() {
    assertThat(answer("{\"choices\":[{\"message\":{\"content\":null}}]}"))
        .isEqualTo(new ChatAnswer("", true, -1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"total_tokens\":9000000000000000000}",
        "{\"prompt_tokens\":9000000000000000000,\"completion_tokens\":9000000000000000000}"
      })
  void takesNoMoreTokensThanDaysCanAddUp(String usage) {
    assertThat(
            answer("{\"choices\":[{\"message\":{\"content\":\"hi\"}}],\"usage\":" + usage + "}")
                .tokens())
        .isEqualTo(1L << 40);
  }

  @Test
  void tellsAnAnswerThatWasCut() {
    assertThat(
            answer("{\"choices\":[{\"message\":{\"content\":\"h\"},\"finish_reason\":\"length\"}]}")
                .whole())
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "[]", "<html>", "{\"choices\":[]}", "{\"choices\":[{\"message\":{}}]}", "{"})
  void refusesWhatIsNoCompletion(String body) {
    assertThatThrownBy(() -> answer(body))
        .isInstanceOfSatisfying(
            CallException.class, e -> assertThat(e.failure()).isEqualTo(CallFailure.BAD_ANSWER));
  }

  private ChatAnswer answer(String body) {
    return mapper.toAnswer(body.getBytes(UTF_8));
  }
}
