package dev.tidemark.drift.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the console says in words, against the names that shadow gives. */
class ConsoleWordsTest {
  private static final Path SHADOW = Path.of("../shadow-service/src/main/java/dev/tidemark/shadow");
  private static final Path WORDS =
      Path.of("src/main/resources/META-INF/resources/console/candidates.js");
  private static final Pattern CONSTANT =
      Pattern.compile("(?m)^ {2}([A-Z][A-Z_]+)(?:\\(.*\\))?[,;]?$");

  @Test
  void hasWordsForEveryReasonOfAnEnd() throws IOException {
    String words = Files.readString(WORDS);
    List<String> reasons =
        Stream.concat(constants("attempt/SkipReason.java"), constants("model/CallFailure.java"))
            .toList();
    assertThat(reasons)
        .contains("TOO_LONG", "CIRCUIT_OPEN", "RETIRED")
        .allMatch(reason -> words.contains("  " + reason + ": \""), "has words");
    assertThat(words).contains("  TEXT_DROPPED: \"", "  JUDGE_BUDGET: \"", "  JUDGE_TOO_LONG: \"");
  }

  private static Stream<String> constants(String file) throws IOException {
    return CONSTANT
        .matcher(Files.readString(SHADOW.resolve(file)))
        .results()
        .map(found -> found.group(1));
  }
}
