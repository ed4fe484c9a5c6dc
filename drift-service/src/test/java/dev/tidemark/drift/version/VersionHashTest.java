package dev.tidemark.drift.version;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class VersionHashTest {
  /** Known answer: {@code printf '%064d%064x' 0 255 | xxd -r -p | sha256sum}. */
  private static final String KNOWN =
      "583b37603e3276cb065f1de4360714e305874c8ec03af63c381792750278f397";

  @Test
  void isSha256OverTheHashesInOrder() {
    VersionItem first = item(0);
    VersionItem second = item(255);

    assertThat(VersionHash.of(List.of(first, second))).isEqualTo(KNOWN);
    assertThat(VersionHash.of(List.of(first, second))).isEqualTo(KNOWN);
    assertThat(VersionHash.of(List.of(second, first))).isNotEqualTo(KNOWN);
  }

  private static VersionItem item(int last) {
    ByteBuffer hash = ByteBuffer.allocate(32).put(31, (byte) last);
    return new VersionItem(hash, 1, ByteBuffer.allocate(0));
  }
}
