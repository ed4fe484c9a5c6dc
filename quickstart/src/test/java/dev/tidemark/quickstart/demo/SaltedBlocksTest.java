package dev.tidemark.quickstart.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SaltedBlocksTest {
  private static final byte[] SALT =
      "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  /** From another implementation: python3 hmac, int(digest[:8]) >> 11 over 2^53, times 256. */
  @Test
  void hashesAsTheContractSays() {
    SaltedBlocks blocks = new SaltedBlocks(SALT);
    assertThat(blocks.of("user-0001")).isEqualTo(196);
    assertThat(blocks.of("user-0042")).isEqualTo(106);
    assertThat(blocks.of("Zoë")).isEqualTo(98);
  }

  @Test
  void reachesEveryBlock() {
    SaltedBlocks blocks = new SaltedBlocks(SALT);
    long reached = IntStream.range(0, 5_000).map(i -> blocks.of("u" + i)).distinct().count();
    assertThat(reached).isEqualTo(256);
  }
}
