package dev.tidemark.text.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class MiniLmEmbedderTest {
  private static MiniLmEmbedder embedder;

  @BeforeAll
  static void load() {
    embedder = MiniLmEmbedder.load();
  }

  @AfterAll
  static void close() {
    embedder.close();
  }

  @Test
  void makesUnitVectors() {
    float[] vector = embedder.embed("How do I reset the router?");

    assertThat(vector).hasSize(384);
    assertThat(cosine(vector, vector)).isCloseTo(1, within(1e-6));
  }

  @Test
  void putsParaphrasesNearAndOtherSubjectsFar() {
    float[] cat = embedder.embed("A cat sits on the mat.");
    float[] kitten = embedder.embed("A kitten is sitting on a rug.");
    float[] bond = embedder.embed("Central banks raised interest rates again.");

    assertThat(cosine(cat, kitten)).isGreaterThan(.6);
    assertThat(cosine(cat, bond)).isLessThan(.15);
  }

  @Test
  void repeatsBitForBitAlsoInAnotherInstance() {
    String text = "Compare two mortgage offers. ".repeat(20);
    float[] first = embedder.embed(text);
    embedder.embed("something else in between");

    assertThat(embedder.embed(text)).isEqualTo(first);
    try (MiniLmEmbedder other = MiniLmEmbedder.load()) {
      assertThat(other.embed(text)).isEqualTo(first);
      assertThat(other.id()).isEqualTo(embedder.id());
      assertThat(other.fingerprint()).isEqualTo(embedder.fingerprint());
    }
  }

  @Test
  void seesBothEndsOfALongText() {
    String body = "The committee discussed the annual budget of the harbour. ".repeat(60);
    float[] plain = embedder.embed(body);

    assertThat(embedder.tokens(body)).isEqualTo(256);
    assertThat(embedder.embed("Bake a chocolate cake. " + body)).isNotEqualTo(plain);
    assertThat(embedder.embed(body + " Answer in JSON.")).isNotEqualTo(plain);
  }

  @Test
  void seesBeyondTheTokenizersOwnLimit() {
    String words = "harbour ".repeat(150);

    assertThat(embedder.tokens(words)).isGreaterThan(140);
    assertThat(embedder.tokens("Hi")).isEqualTo(3);
  }

  @Test
  void takesAMebibyteAtBoundedCost() {
    assertThat(embedder.embed("word ".repeat(210_000))).hasSize(384);
    assertThat(embedder.embed("x".repeat(1 << 20))).hasSize(384);
    assertThat(embedder.embed("\uD83C\uDF0A\u6F6E".repeat(3_000))).hasSize(384);
  }

  @Test
  void refusesATextWithoutTokens() {
    for (String text : new String[] {"", "  \n\t ", "\u0000"}) {
      assertThatThrownBy(() -> embedder.embed(text))
          .isInstanceOf(EmptyTextException.class)
          .hasMessageContaining("has no token but at least one is needed");
    }
  }

  @Test
  void namesModelFilesAndRule() {
    assertThat(embedder.id()).matches("all-minilm-l6-v2-q@[0-9a-f]{16}\\+ends256\\.1");
  }

  @Test
  void switchesOffWhatTheTokenizerWouldReport() {
    assertThat(System.getProperty("ai.djl.offline")).isEqualTo("true");
    assertThat(System.getProperty("OPT_OUT_TRACKING")).isEqualTo("true");
    assertThat(System.getProperty("RUST_FLAVOR")).isEqualTo("cpu");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void opensNoReportingStoreOfTheModelRuntime() throws IOException {
    List<String> open = new ArrayList<>();
    try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
      for (Path descriptor : descriptors) {
        if (Files.isSymbolicLink(descriptor)) {
          open.add(Files.readSymbolicLink(descriptor).toString());
        }
      }
    }
    assertThat(open).isNotEmpty().noneMatch(file -> file.contains("onnxruntime.db"));
  }

  static double cosine(float[] a, float[] b) {
    double dot = 0;
    for (int i = 0; i < a.length; i++) {
      dot += (double) a[i] * b[i];
    }
    return dot;
  }
}
