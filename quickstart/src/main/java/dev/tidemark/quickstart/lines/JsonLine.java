package dev.tidemark.quickstart.lines;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.quickstart.process.LaunchException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A line of JSON and where it stands.
 *
 * @param file file it was read from
 * @param number position in the file, from 1
 * @param json what it says
 */
public record JsonLine(Path file, int number, JsonNode json) {
  /** How such files end. */
  public static final String SUFFIX = ".jsonl";

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Reads all lines but blank ones. Memory: the file.
   *
   * @throws LaunchException naming the file, and the line where one is to blame
   */
  public static List<JsonLine> read(Path file) {
    try {
      List<String> texts = Files.readAllLines(file);
      List<JsonLine> lines = new ArrayList<>();
      for (int i = 0; i < texts.size(); i++) {
        if (!texts.get(i).isBlank()) {
          lines.add(parse(file, i + 1, texts.get(i)));
        }
      }
      return lines;
    } catch (CharacterCodingException e) {
      throw new LaunchException(file + " is not UTF-8 text; convert it first", e);
    } catch (IOException e) {
      throw new LaunchException("cannot read " + file, e);
    }
  }

  private static JsonLine parse(Path file, int number, String text) {
    try {
      return new JsonLine(file, number, JSON.readTree(text));
    } catch (JsonProcessingException e) {
      throw fault(file, number, "is not JSON (" + e.getOriginalMessage() + "); correct it");
    }
  }

  /**
   * The text of a field.
   *
   * @throws LaunchException naming file and line when there is none
   */
  public String text(String field) {
    if (!json.path(field).isTextual()) {
      throw fault("has no text \"" + field + "\"; correct or remove it");
    }
    return json.path(field).asText();
  }

  /** What is wrong with the line and what to do, in words that follow "file line number". */
  public LaunchException fault(String what) {
    return fault(file, number, what);
  }

  private static LaunchException fault(Path file, int number, String what) {
    return new LaunchException(file + " line " + number + " " + what);
  }
}
