package dev.tidemark.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class Utf8Test {
  @Test
  void countsBytesNotChars() {
    assertThat(Utf8.exceeds("aaaa", 4)).isFalse();
    assertThat(Utf8.exceeds("aaaaa", 4)).isTrue();
    assertThat(Utf8.exceeds("éé", 4)).isFalse();
    assertThat(Utf8.exceeds("ééa", 4)).isTrue();
    assertThat(Utf8.exceeds("🌊", 4)).isFalse();
    assertThat(Utf8.exceeds("🌊", 3)).isTrue();
  }

  @Test
  void knowsHalfAPairIsNoCharacter() {
    assertThat(Utf8.encodable("🌊")).isTrue();
    assertThat(Utf8.encodable("\ud83c")).isFalse();
  }
}
