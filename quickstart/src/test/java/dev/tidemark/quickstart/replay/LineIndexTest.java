package dev.tidemark.quickstart.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineIndexTest {
  private static final String LATER = line("2026-01-02T00:00:00Z", "grüße");
  private static final String EARLIER = line("2026-01-01T00:00:00Z", "hello");

  @TempDir Path directory = Path.of("");

  @Test
  void playsInOrderOfTimeAndNamesBadLines() throws Exception {
    Path file = write(LATER, "", "{oops", EARLIER, "{\"timestamp\": \"yesterday\"}");
    List<String> bad = new ArrayList<>();
    LineIndex index = LineIndex.of(file, (number, fault) -> bad.add(number + " " + fault));
    assertThat(prompts(index)).containsExactly("hello", "grüße");
    assertThat(bad).hasSize(2);
    assertThat(bad.get(0)).startsWith("3 is not JSON");
    assertThat(bad.get(1)).startsWith("5 has timestamp \"yesterday\"");
    assertThat(index.last()).isEqualTo("2026-01-02T00:00:00Z");
  }

  @Test
  void givesTheSameIdsWhenPlayedAgainAndDistinctOnesToEqualLines() throws Exception {
    Path file = write(EARLIER, EARLIER);
    List<String> first = ids(LineIndex.of(file, (_, _) -> {}));
    List<String> second = ids(LineIndex.of(file, (_, _) -> {}));
    assertThat(first).isEqualTo(second).doesNotHaveDuplicates().hasSize(2);
  }

  @Test
  void keepsTheIdOfALineThatHasOne() throws Exception {
    Path file = write("{\"id\": \"mine\", " + EARLIER.substring(1));
    assertThat(ids(LineIndex.of(file, (_, _) -> {}))).containsExactly("mine");
  }

  private Path write(String... lines) throws IOException {
    return Files.writeString(directory.resolve("traffic.jsonl"), String.join("\n", lines));
  }

  private static List<String> ids(LineIndex index) throws Exception {
    List<String> ids = new ArrayList<>();
    index.play(line -> ids.add(line.input().getId()));
    return ids;
  }

  private static List<String> prompts(LineIndex index) throws Exception {
    List<String> prompts = new ArrayList<>();
    index.play(line -> prompts.add(line.input().getMessages(0).getContent()));
    return prompts;
  }

  private static String line(String timestamp, String prompt) {
    return """
        {"timestamp": "%s", "user": "u", "model": "m", "messages": [{"role": "user", "content": "%s"}]}"""
        .formatted(timestamp, prompt);
  }
}
