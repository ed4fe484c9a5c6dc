package dev.tidemark.quickstart.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.quickstart.process.LaunchException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    assertThat(CONVERSION.convert(from, "old", to))
        .isEqualTo(new Converted(30, 0, new TreeMap<>()));

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

  @Test
  void leavesOutWhatProductionDidNotAnswerAndCountsTheAnswersOthersLack() throws IOException {
    Path old = from.resolve("answer-old.jsonl");
    List<String> answers = new ArrayList<>(Files.readAllLines(old));
    answers.set(3, "{\"uid\":\"u3\",\"messages\":[{\"role\":\"assistant\",\"content\":\"\"}]}");
    answers.set(5, "{\"uid\":\"u5\",\"messages\":[]}");
    Files.write(old, answers.subList(0, 28));
    Path other = from.resolve("answer-new.jsonl");
    Files.write(other, Files.readAllLines(other).subList(1, 30));

    assertThat(CONVERSION.convert(from, "old", to))
        .isEqualTo(new Converted(26, 4, new TreeMap<>(Map.of("new", 1))));

    assertThat(read(to.resolve("traffic.jsonl")))
        .hasSize(26)
        .noneSatisfy(line -> assertThat(line.path("response").asText()).isEmpty());
    assertThat(read(to.resolve("models/new.jsonl"))).hasSize(25);
  }

  @Test
  void takesOnlyAnswerFilesForModels() throws IOException {
    for (String name : new String[] {"answer-x", "answer-foo.txt", "answer-.jsonl", "answer-"}) {
      Files.writeString(from.resolve(name), "no JSON");
    }

    CONVERSION.convert(from, "old", to);

    assertThat(to.resolve("models").toFile().list()).containsOnly("old.jsonl", "new.jsonl");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "question.jsonl   | {\"uid\":          | question.jsonl line 31 is not JSON",
        "question.jsonl   | {\"uid\":\"x\"}     | question.jsonl line 31 has no text \"prompt\"",
        "question.jsonl   | {\"prompt\":\"x\"}  | question.jsonl line 31 has no text \"uid\"",
        "question.jsonl   | {\"uid\":\"u1\",\"prompt\":\"x\"} | question.jsonl line 31 repeats",
        "question.jsonl   | {\"uid\":\"x\",\"prompt\":\"Question 1?\"} | line 31 repeats",
        "answer-old.jsonl | oops              | answer-old.jsonl line 31 is not JSON",
        "answer-new.jsonl | 7                 | answer-new.jsonl line 31 has no text \"uid\""
      })
  void namesTheFileAndTheLineThatIsBroken(String file, String line, String said)
      throws IOException {
    Files.writeString(from.resolve(file), line + "\n", StandardOpenOption.APPEND);

    assertThatThrownBy(() -> CONVERSION.convert(from, "old", to))
        .isInstanceOf(LaunchException.class)
        .hasMessageContaining(said);
    assertThat(to).isEmptyDirectory();
  }

  @Test
  void saysWhenThereIsNothingToConvert() throws IOException {
    Path questions = from.resolve("question.jsonl");
    Files.writeString(questions, "\n");
    assertThatThrownBy(() -> CONVERSION.convert(from, "old", to))
        .isInstanceOf(LaunchException.class)
        .hasMessageContaining("question.jsonl holds no prompt");
    Files.writeString(questions, "{\"uid\":\"another\",\"prompt\":\"Why?\"}");
    assertThatThrownBy(() -> CONVERSION.convert(from, "old", to))
        .isInstanceOf(LaunchException.class)
        .hasMessageContaining("old answers no prompt of");
    Files.write(questions, new byte[] {(byte) 0xff});
    assertThatThrownBy(() -> CONVERSION.convert(from, "old", to))
        .isInstanceOf(LaunchException.class)
        .hasMessageContaining("question.jsonl is not UTF-8");
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
