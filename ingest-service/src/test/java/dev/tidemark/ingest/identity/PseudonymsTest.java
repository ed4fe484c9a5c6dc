package dev.tidemark.ingest.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PseudonymsTest {
  private static final String HEX = "07".repeat(32);

  private final PseudonymKey key = PseudonymKey.parse(HEX);
  private final Pseudonyms pseudonyms = key.open("default", "support");

  /** Computed by a second implementation (Python's hmac). */
  @Test
  void agreesWithASecondImplementation() {
    assertThat(pseudonyms.user("alice")).isEqualTo("9f265b639bcba0e68cd7a0d8aa74b5bf");
    assertThat(pseudonyms.conversation("alice")).isEqualTo("576c1a08d8f3203792c095dfb3272267");
  }

  @Test
  void leavesUnknownIdsEmpty() {
    assertThat(pseudonyms.user("")).isEmpty();
    assertThat(pseudonyms.conversation("")).isEmpty();
  }

  @Test
  void separatesTenantsApplicationsAndKinds() {
    assertThat(key.open("other", "support").user("alice")).isNotEqualTo(pseudonyms.user("alice"));
    assertThat(key.open("default", "shop").user("alice")).isNotEqualTo(pseudonyms.user("alice"));
    assertThat(key.open("defaults", "upport").user("alice")).isNotEqualTo(pseudonyms.user("alice"));
    assertThat(pseudonyms.user("alice")).isNotEqualTo(pseudonyms.conversation("alice"));
  }

  @Test
  void readsItsKeyFromTheFile(@TempDir Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("pseudonym"), HEX + "\n");
    assertThat(PseudonymKeyProvider.read(file).open("default", "support").user("alice"))
        .isEqualTo(pseudonyms.user("alice"));
  }

  @Test
  void saysWhatToDoWithoutADirectoryOfKeys() {
    assertThatThrownBy(() -> PseudonymKeyProvider.key(Optional::empty))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("TIDEMARK_KEYS")
        .hasMessageContaining("openssl rand -hex 32");
  }

  @Test
  void saysWhatToDoWithoutAKeyFile(@TempDir Path directory) {
    assertThatThrownBy(() -> PseudonymKeyProvider.read(directory.resolve("pseudonym")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("cannot read the pseudonym key file")
        .hasMessageContaining("openssl rand -hex 32");
  }

  @Test
  void refusesAKeyOfAnotherLengthWithoutRepeatingIt(@TempDir Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("pseudonym"), "c0ffee");
    assertThatThrownBy(() -> PseudonymKeyProvider.read(file))
        .hasMessageContaining("6 characters where 64 hex digits")
        .hasMessageNotContaining("c0ffee");
  }
}
