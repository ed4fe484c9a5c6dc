package dev.tidemark.evalset.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Expected hashes were computed with Python's hashlib from the documented form. */
class ItemHashTest {
  private static final Content CONTENT =
      new Content(
          List.of(new Content.Turn("system", "Be brief."), new Content.Turn("user", "Grüße?")),
          "Hallo!");

  @Test
  void hashesSaltAndCanonicalForm() {
    byte[] salt = new byte[ItemHash.BYTES];
    for (byte i = 0; i < salt.length; i++) {
      salt[i] = i;
    }
    byte[] hash = ItemHash.of(salt, CONTENT);

    assertThat(hex(hash))
        .isEqualTo("ad2e116991d883436b01d40f1974d3ffc0694b471394152c5f870e8290f1c476");
    byte[] empty = ItemHash.of(new byte[ItemHash.BYTES], new Content(List.of(), ""));
    assertThat(hex(ItemHash.ofVersion(List.of(hash, empty))))
        .isEqualTo("ca07001286649345b504f8954d1b420b4a33359d838be69a9777034fc0f71425");
  }

  @Test
  void anotherSaltMakesAnotherHash() {
    byte[] salt = new byte[ItemHash.BYTES];
    salt[31] = 1;

    assertThat(ItemHash.of(salt, CONTENT))
        .isNotEqualTo(ItemHash.of(new byte[ItemHash.BYTES], CONTENT));
  }

  @Test
  void textsCannotRunIntoEachOther() {
    byte[] salt = new byte[ItemHash.BYTES];
    Content a = new Content(List.of(new Content.Turn("user", "ab")), "c");
    Content b = new Content(List.of(new Content.Turn("user", "a")), "bc");

    assertThat(ItemHash.of(salt, a)).isNotEqualTo(ItemHash.of(salt, b));
  }

  @Test
  void refusesAShortSalt() {
    assertThatIllegalArgumentException().isThrownBy(() -> ItemHash.of(new byte[3], CONTENT));
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
