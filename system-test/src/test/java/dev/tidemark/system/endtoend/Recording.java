package dev.tidemark.system.endtoend;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.quickstart.convert.ArenaHard;
import dev.tidemark.quickstart.model.RecordedModel;
import dev.tidemark.quickstart.model.StandIn;
import dev.tidemark.quickstart.simulate.DemoWorld;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Prompts and the answers of two models in the published form, converted as a user converts them.
 *
 * @param traffic the file to replay, with the answers of {@link #OWN} as production's
 * @param models the recorded models by name
 */
record Recording(Path traffic, Map<String, StandIn> models) {
  /** The model whose answers are production's. */
  static final String OWN = "own";

  /** A model with shorter answers. */
  static final String TERSE = "terse";

  /**
   * Prompts, all different, as many as there are answers of each model. 60 a day: a certificate
   * needs 50 prompts of the users held out, about a fifth of the week's, and who that is is drawn.
   */
  static final int PROMPTS = 540;

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int USERS = 60;
  private static final int DAYS = 9;
  private static final Instant MONDAY = Instant.parse("2026-02-02T00:00:00Z");

  /** Writes and converts it. */
  static Recording make(Path directory) throws IOException {
    Path published = Files.createDirectories(directory.resolve("published"));
    Path converted = directory.resolve("converted");
    List<String> questions = new ArrayList<>();
    List<String> own = new ArrayList<>();
    List<String> terse = new ArrayList<>();
    for (String prompt : prompts()) {
      String id = "q-" + questions.size();
      questions.add(line(id).put("prompt", prompt).toString());
      own.add(answer(id, "A whole answer to a prompt of " + prompt.length() + " characters."));
      terse.add(answer(id, "No."));
    }
    Files.write(published.resolve("question.jsonl"), questions);
    Files.write(published.resolve("answer-" + OWN + ".jsonl"), own);
    Files.write(published.resolve("answer-" + TERSE + ".jsonl"), terse);
    var _ = new ArenaHard(USERS, DAYS, MONDAY).convert(published, OWN, converted);
    return new Recording(
        converted.resolve("traffic.jsonl"),
        Map.of(OWN, recorded(converted, OWN), TERSE, recorded(converted, TERSE)));
  }

  /** Every third line of the traffic: enough for a version, for who needs no more. */
  Path thinned() throws IOException {
    List<String> lines = Files.readAllLines(traffic);
    List<String> kept =
        IntStream.range(0, lines.size()).filter(i -> i % 3 == 0).mapToObj(lines::get).toList();
    return Files.write(traffic.resolveSibling("thinned.jsonl"), kept);
  }

  private static List<String> prompts() {
    return DemoWorld.traffic(1, user -> user % 256, Set.of())
        .interactions()
        .filter(each -> each.turn() == 0)
        .map(each -> each.prompt())
        .distinct()
        .limit(PROMPTS)
        .toList();
  }

  private static StandIn recorded(Path converted, String model) {
    return new RecordedModel(converted.resolve("models").resolve(model + ".jsonl"));
  }

  private static ObjectNode line(String id) {
    return JSON.createObjectNode().put("uid", id);
  }

  private static String answer(String id, String text) {
    ObjectNode line = line(id);
    line.putArray("messages").addObject().put("role", "assistant").put("content", text);
    return line.toString();
  }
}
