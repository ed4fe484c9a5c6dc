package dev.tidemark.quickstart.model;

import dev.tidemark.quickstart.gateway.Digest;
import dev.tidemark.quickstart.lines.JsonLine;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A model that answers from a file: one JSON object a line, {@code {"prompt", "answer"}}. Memory:
 * the answers.
 */
public final class RecordedModel implements StandIn {
  private final Map<String, String> answers = new HashMap<>();

  /** Reads the file once; what is wrong in it is told with its line. */
  public RecordedModel(Path file) {
    for (JsonLine line : JsonLine.read(file)) {
      answers.put(Digest.id(line.text("prompt")), line.text("answer"));
    }
  }

  @Override
  public String answer(List<String> messages) throws NoAnswerException {
    String answer = answers.get(Digest.id(messages.getLast()));
    if (answer == null) {
      throw new NoAnswerException("no answer to this prompt was recorded");
    }
    return answer;
  }
}
