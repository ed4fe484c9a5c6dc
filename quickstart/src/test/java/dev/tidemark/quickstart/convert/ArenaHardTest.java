package dev.tidemark.quickstart.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.quickstart.process.LaunchException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArenaHardTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ArenaHard CONVERSION =
      new ArenaHard(5, 14, Instant.parse("2026-01-05T00:00:00Z"));

  @TempDir Path from = Path.of("");
  @TempDir Path to = Path.of("");

  @BeforeEach
  void publish() throws IOException {
    Files.write(
        from.resolve("question.jsonl"),
        lines("{\"uid\":\"u%d\",\"cluster\":\"c\",\"prompt\":\"Question %d?\"}"));
    Files.write(
        from.resolve("answer-old.jsonl"),
        lines(
            "{\"uid\":\"u%d\",\"messages\":[{\"role\":\"user\",\"content\":\"q\"},"
                + "{\"role\":\"assistant\",\"content\":{\"answer\":\"Old %d\"}}]}"));
    Files.write(
        from.resolve("answer-new.jsonl"),
        lines("{\"uid\":\"u%d\",\"messages\":[{\"role\":\"assistant\",\"content\":\"New %d\"}]}"));
  }

  @Test
  void keepsEveryPromptWithItsAnswers() throws IOException {
    assertThat(CONVERSION.convert(from, "old", to)).isEqualTo(30);

    List<JsonNode> traffic = read(to.resolve("traffic.jsonl"));
    assertThat(traffic).hasSize(30);
    assertThat(traffic)
        .allSatisfy(
            line ->
                assertThat(line.path("response").asText())
                    .isEqualTo("Old " + line.path("id").asText().substring(1)));
    assertThat(read(to.resolve("models/new.jsonl")))
        .hasSize(30)
        .allSatisfy(line -> assertThat(line.path("prompt").asText()).startsWith("Question "));
  }

  @Test
  void dealsThePromptsToUsersOverTheWeeks() throws IOException {
    CONVERSION.convert(from, "old", to);

    List<JsonNode> traffic = read(to.resolve("traffic.jsonl"));
    assertThat(traffic.stream().map(line -> line.path("user").asText()).collect(Collectors.toSet()))
        .hasSize(5);
    assertThat(traffic.getFirst().path("timestamp").asText()).isEqualTo("2026-01-05T00:00:00Z");
    assertThat(Instant.parse(traffic.getLast().path("timestamp").asText()))
        .isBefore(Instant.parse("2026-01-19T00:00:00Z"))
        .isAfter(Instant.parse("2026-01-18T00:00:00Z"));
  }

  @Test
  void writesTheSameFileEveryTime(@TempDir Path again) throws IOException {
    CONVERSION.convert(from, "old", to);
    CONVERSION.convert(from, "old", again);

    assertThat(again.resolve("traffic.jsonl")).hasSameBinaryContentAs(to.resolve("traffic.jsonl"));
  }

  @Test
  void namesTheFileThatIsMissing() {
    assertThatThrownBy(() -> CONVERSION.convert(from, "none", to))
        .isInstanceOf(LaunchException.class)
        .hasMessageContaining("answer-none.jsonl is missing");
  }

  private static List<String> lines(String format) {
    return IntStream.range(0, 30).mapToObj(i -> format.formatted(i, i)).toList();
  }

  private static List<JsonNode> read(Path file) throws IOException {
    return Files.readAllLines(file).stream().map(ArenaHardTest::parse).toList();
  }

  private static JsonNode parse(String line) {
    try {
      return JSON.readTree(line);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
