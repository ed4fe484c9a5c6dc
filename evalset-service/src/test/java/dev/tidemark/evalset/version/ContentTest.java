package dev.tidemark.evalset.version;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ContentTest {
  @Test
  void isAsLongAsItsTextsAreInUtf8() {
    Content content =
        new Content(
            List.of(new Content.Turn("user", "h\u00e9"), new Content.Turn("tool", "\u4f60")),
            "\ud83d\ude00");

    assertThat(content.bytes()).isEqualTo(3 + 3 + 4);
  }
}
