package dev.tidemark.quickstart.convert;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.quickstart.process.LaunchException;
import dev.tidemark.stats.simulate.world.Draws;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Arena-Hard in the form published by LMArena: {@code question.jsonl} with {@code uid} and {@code
 * prompt}, and {@code answer-<model>.jsonl} with {@code uid} and the answer.
 *
 * <p>The collection has no users and no times, and is ordered by topic. All three are made up: the
 * prompts are shuffled, dealt to users, and spread evenly over whole days, by a fixed seed.
 *
 * @param users number of users the prompts are dealt to
 * @param days whole days the prompts are spread over
 * @param start time of the first prompt
 */
public record ArenaHard(int users, int days, Instant start) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ANSWERS = "answer-";
  private static final String LINES = ".jsonl";
  private static final long SEED = 1;

  /**
   * Writes {@code traffic.jsonl} for {@code replay} and {@code models/<model>.jsonl} for the
   * stand-in models.
   *
   * @param production model whose answers are production's
   * @return prompts written
   * @throws LaunchException naming the file that is missing or cannot be read
   */
  public int convert(Path from, String production, Path to) {
    try {
      List<JsonNode> questions = lines(from.resolve("question.jsonl"));
      Map<String, String> prompts = new HashMap<>();
      questions.forEach(
          question -> prompts.put(question.path("uid").asText(), question.path("prompt").asText()));
      Files.createDirectories(to.resolve("models"));
      for (Path file : answerFiles(from)) {
        writeModel(prompts, answers(file), to.resolve("models").resolve(model(file) + LINES));
      }
      Path own = from.resolve(ANSWERS + production + LINES);
      List<JsonNode> shuffled = new ArrayList<>(questions);
      Collections.shuffle(shuffled, new Random(SEED));
      writeTraffic(shuffled, answers(own), production, to.resolve("traffic.jsonl"));
      return questions.size();
    } catch (IOException e) {
      throw new LaunchException("cannot convert " + from + ": " + e.getMessage(), e);
    }
  }

  private void writeTraffic(
      List<JsonNode> questions, Map<String, String> answers, String production, Path to)
      throws IOException {
    Draws draws = new Draws(SEED);
    Duration step = Duration.ofDays(days).dividedBy(questions.size());
    List<String> out = new ArrayList<>();
    for (int i = 0; i < questions.size(); i++) {
      String uid = questions.get(i).path("uid").asText();
      ObjectNode line = JSON.createObjectNode();
      line.put("id", uid);
      line.put("timestamp", start.plus(step.multipliedBy(i)).toString());
      line.put("user", "user-%02d".formatted(draws.below(users, i)));
      line.put("conversation", "conversation-" + uid);
      line.put("model", production);
      line.putArray("messages")
          .addObject()
          .put("role", "user")
          .put("content", questions.get(i).path("prompt").asText());
      line.put("response", answers.getOrDefault(uid, ""));
      out.add(JSON.writeValueAsString(line));
    }
    Files.write(to, out);
  }

  private static void writeModel(Map<String, String> prompts, Map<String, String> answers, Path to)
      throws IOException {
    List<String> out = new ArrayList<>();
    for (Map.Entry<String, String> answer : answers.entrySet()) {
      String prompt = prompts.get(answer.getKey());
      if (prompt != null) {
        ObjectNode line = JSON.createObjectNode();
        line.put("prompt", prompt).put("answer", answer.getValue());
        out.add(JSON.writeValueAsString(line));
      }
    }
    Files.write(to, out);
  }

  private static Map<String, String> answers(Path file) throws IOException {
    Map<String, String> answers = new HashMap<>();
    for (JsonNode line : lines(file)) {
      line.path("messages")
          .valueStream()
          .filter(message -> message.path("role").asText().equals("assistant"))
          .findFirst()
          .ifPresent(message -> answers.put(line.path("uid").asText(), text(message)));
    }
    return answers;
  }

  private static String text(JsonNode message) {
    JsonNode content = message.path("content");
    return content.isTextual() ? content.asText() : content.path("answer").asText();
  }

  private static List<JsonNode> lines(Path file) throws IOException {
    if (!Files.exists(file)) {
      throw new LaunchException(file + " is missing; give the directory that holds it");
    }
    List<JsonNode> lines = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      lines.add(JSON.readTree(line));
    }
    return lines;
  }

  private static List<Path> answerFiles(Path from) throws IOException {
    try (Stream<Path> files = Files.list(from)) {
      return files.filter(file -> file.getFileName().toString().startsWith(ANSWERS)).toList();
    }
  }

  private static String model(Path file) {
    String name = file.getFileName().toString();
    return name.substring(ANSWERS.length(), name.length() - LINES.length());
  }
}
