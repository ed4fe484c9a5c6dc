package dev.tidemark.quickstart.convert;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.quickstart.lines.JsonLine;
import dev.tidemark.quickstart.process.LaunchException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A directory as Arena-Hard is published. Whatever is wrong in it is told with file and line.
 *
 * @param directory of the published files
 */
record ArenaFiles(Path directory) {
  private static final String ANSWERS = "answer-";

  /**
   * Prompts by uid, in the order of the file.
   *
   * @throws LaunchException naming the file when it is missing, empty or broken, or asks twice
   */
  Map<String, String> prompts() {
    Path file = require("question");
    Map<String, String> prompts = new LinkedHashMap<>();
    Set<String> asked = new HashSet<>();
    for (JsonLine line : JsonLine.read(file)) {
      String prompt = line.text("prompt");
      if (!asked.add(prompt) || prompts.putIfAbsent(line.text("uid"), prompt) != null) {
        throw line.fault("repeats the uid or the prompt of a line before; remove it");
      }
    }
    if (prompts.isEmpty()) {
      throw new LaunchException(file + " holds no prompt; get it again");
    }
    return prompts;
  }

  /**
   * Answers by model and uid.
   *
   * @param production model that must be among them
   * @throws LaunchException naming the file that is missing or broken
   */
  SortedMap<String, Map<String, String>> answers(String production) {
    var _ = require(ANSWERS + production);
    SortedMap<String, Map<String, String>> answers = new TreeMap<>();
    try (Stream<Path> files = Files.list(directory)) {
      files.forEach(file -> model(file).ifPresent(model -> answers.put(model, read(file))));
    } catch (IOException e) {
      throw new LaunchException("cannot read " + directory, e);
    }
    return answers;
  }

  private Path require(String name) {
    Path file = directory.resolve(name + JsonLine.SUFFIX);
    if (!Files.exists(file)) {
      throw new LaunchException(file + " is missing; give the directory that holds it");
    }
    return file;
  }

  /** The model whose answers a file holds; empty for other files. */
  private static Optional<String> model(Path file) {
    String name = file.getFileName().toString();
    boolean named = name.length() > ANSWERS.length() + JsonLine.SUFFIX.length();
    return named && name.startsWith(ANSWERS) && name.endsWith(JsonLine.SUFFIX)
        ? Optional.of(name.substring(ANSWERS.length(), name.length() - JsonLine.SUFFIX.length()))
        : Optional.empty();
  }

  private static Map<String, String> read(Path file) {
    Map<String, String> answers = new HashMap<>();
    for (JsonLine line : JsonLine.read(file)) {
      String uid = line.text("uid");
      answer(line.json()).ifPresent(answer -> answers.put(uid, answer));
    }
    return answers;
  }

  private static Optional<String> answer(JsonNode line) {
    return line.path("messages")
        .valueStream()
        .filter(message -> message.path("role").asText().equals("assistant"))
        .map(message -> message.path("content"))
        .map(content -> content.isTextual() ? content : content.path("answer"))
        .filter(JsonNode::isTextual)
        .map(JsonNode::asText)
        .findFirst();
  }
}
