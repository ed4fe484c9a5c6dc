package dev.tidemark.evalset.version;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextHashTest {

  @Test
  void findsCopiesThatDifferInCaseAndSpaceOnly() {
    assertThat(hash("  Write\ta\n\nPOEM ")).isEqualTo(hash("write a poem"));
    assertThat(hash("ﬁne")).isEqualTo(hash("fine"));
  }

  @Test
  void tellsPromptsApart() {
    assertThat(hash("write a poem")).isNotEqualTo(hash("write a poem."));
  }

  @Test
  void readsTheLastMessageOfTheUser() {
    Content conversation =
        new Content(
            List.of(
                new Content.Turn("user", "first"),
                new Content.Turn("assistant", "yes"),
                new Content.Turn("user", "second"),
                new Content.Turn("tool", "result")),
            "");

    assertThat(TextHash.of(conversation)).isEqualTo(hash("second")).hasSize(16);
  }

  private static byte[] hash(String prompt) {
    return TextHash.of(new Content(List.of(new Content.Turn("user", prompt)), "any"));
  }
}
