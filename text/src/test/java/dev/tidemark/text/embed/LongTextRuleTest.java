package dev.tidemark.text.embed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LongTextRuleTest {
  @Test
  void keepsAShortTextWhole() {
    assertThat(LongTextRule.select(new long[] {5, 6, 7}, 1, 2)).containsExactly(1, 5, 6, 7, 2);
    assertThat(LongTextRule.select(ids(254), 1, 2)).hasSize(256).endsWith(352, 353, 2);
  }

  @Test
  void keepsBothEndsOfALongText() {
    long[] selected = LongTextRule.select(ids(1_000), 1, 2);

    assertThat(selected).hasSize(256).startsWith(1, 100, 101).endsWith(1098, 1099, 2);
    assertThat(selected[127]).isEqualTo(226);
    assertThat(selected[128]).isEqualTo(1099 - 126);
  }

  @Test
  void readsOnlyTheEndsOfAHugeText() {
    String text = "a".repeat(5_000) + "b".repeat(5_000);

    String[] ends = LongTextRule.ends(text);

    assertThat(ends).containsExactly("a".repeat(4_096), "b".repeat(4_096));
    assertThat(LongTextRule.ends("short")).containsExactly("short");
  }

  @Test
  void neverSplitsACharacter() {
    String text = "a" + "\uD83C\uDF0A".repeat(6_000);

    for (String end : LongTextRule.ends(text)) {
      assertThat(Character.isLowSurrogate(end.charAt(0))).isFalse();
      assertThat(Character.isHighSurrogate(end.charAt(end.length() - 1))).isFalse();
    }
  }

  private static long[] ids(int count) {
    return LongStream.range(100, 100 + count).toArray();
  }
}
