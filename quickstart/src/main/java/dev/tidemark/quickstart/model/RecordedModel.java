package dev.tidemark.quickstart.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.quickstart.gateway.Digest;
import dev.tidemark.quickstart.process.LaunchException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A model that answers from a file: one JSON object a line, {@code {"prompt", "answer"}}. Memory:
 * the answers.
 */
public final class RecordedModel implements StandIn {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, String> answers = new HashMap<>();

  /** Reads the file once. */
  public RecordedModel(Path file) {
    try {
      for (String line : Files.readAllLines(file)) {
        if (!line.isBlank()) {
          add(file, JSON.readTree(line));
        }
      }
    } catch (JsonProcessingException e) {
      throw new LaunchException(file + " is not JSON line by line: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new LaunchException("cannot read " + file, e);
    }
  }

  private void add(Path file, JsonNode line) {
    if (!line.path("prompt").isTextual() || !line.path("answer").isTextual()) {
      throw new LaunchException(
          file
              + " has a line without \"prompt\" and \"answer\"; ./tidemark convert makes such files");
    }
    answers.put(Digest.id(line.path("prompt").asText()), line.path("answer").asText());
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
