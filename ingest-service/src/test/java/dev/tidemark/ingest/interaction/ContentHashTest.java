package dev.tidemark.ingest.interaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContentHashTest {
  /** Computed by a second implementation (Python's hashlib). */
  @Test
  void agreesWithASecondImplementation() {
    byte[] hash =
        ContentHash.of(List.of(new Turn(Role.SYSTEM, "Be brief."), new Turn(Role.USER, "Zoë?")));
    assertThat(HexFormat.of().formatHex(hash))
        .isEqualTo("524e71311d8d3c991cdbefcf765d5f34b0895c4c1e243f13039be8e8ae129774");
  }
}
