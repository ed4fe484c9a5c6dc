package dev.tidemark.quickstart.convert;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.quickstart.lines.JsonLine;
import dev.tidemark.quickstart.process.LaunchException;
import dev.tidemark.stats.simulate.world.Draws;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Arena-Hard in the form published by LMArena: {@code question.jsonl} with {@code uid} and {@code
 * prompt}, and {@code answer-<model>.jsonl} with {@code uid} and the answer.
 *
 * <p>The collection has no users and no times, and is ordered by topic. All three are made up: the
 * prompts are shuffled, dealt to users, and spread evenly over whole days, by a fixed seed.
 *
 * @param users number of users the prompts are dealt to, at least 1
 * @param days whole days the prompts are spread over, at least 1
 * @param start time of the first prompt
 */
public record ArenaHard(int users, int days, Instant start) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long SEED = 1;

  /** Refuses what nothing can be dealt to, in words for the user. */
  public ArenaHard {
    if (users < 1 || days < 1) {
      throw new IllegalArgumentException(
          "%d users and %d days, but at least 1 of each is needed".formatted(users, days));
    }
  }

  /**
   * Writes {@code traffic.jsonl} for {@code replay} and {@code models/<model>.jsonl} for the
   * stand-in models. Prompts that production did not answer are left out: nothing could be compared
   * with it. Nothing is written unless all files can be read. Memory: the collection.
   *
   * @param production model whose answers are production's
   * @throws LaunchException naming the file, and the line if one is to blame, that is missing or
   *     cannot be read
   */
  public Converted convert(Path from, String production, Path to) {
    ArenaFiles files = new ArenaFiles(from);
    Map<String, String> prompts = files.prompts();
    SortedMap<String, Map<String, String>> answers = files.answers(production);
    Map<String, String> own = answers.getOrDefault(production, Map.of());
    Map<String, String> played = shuffled(prompts, own);
    if (played.isEmpty()) {
      throw new LaunchException("%s answers no prompt of %s".formatted(production, from));
    }
    try {
      Path models = Files.createDirectories(to.resolve("models"));
      SortedMap<String, Integer> unanswered = writeModels(played, answers, models);
      Files.write(to.resolve("traffic.jsonl"), traffic(played, own, production));
      return new Converted(played.size(), prompts.size() - played.size(), unanswered);
    } catch (IOException e) {
      throw new LaunchException("cannot write to " + to + ": " + e.getMessage(), e);
    }
  }

  /** Prompts that were answered, by uid, in the order they are played. */
  private static Map<String, String> shuffled(
      Map<String, String> prompts, Map<String, String> answers) {
    List<String> uids = new ArrayList<>(prompts.keySet());
    uids.removeIf(uid -> answers.getOrDefault(uid, "").isEmpty());
    Collections.shuffle(uids, new Random(SEED));
    Map<String, String> shuffled = new LinkedHashMap<>();
    uids.forEach(uid -> shuffled.put(uid, prompts.getOrDefault(uid, "")));
    return shuffled;
  }

  private List<String> traffic(
      Map<String, String> played, Map<String, String> answers, String production)
      throws IOException {
    Draws draws = new Draws(SEED);
    Duration step = Duration.ofDays(days).dividedBy(played.size());
    List<String> lines = new ArrayList<>();
    for (Map.Entry<String, String> prompt : played.entrySet()) {
      String uid = prompt.getKey();
      int i = lines.size();
      ObjectNode line = JSON.createObjectNode();
      line.put("id", uid);
      line.put("timestamp", start.plus(step.multipliedBy(i)).toString());
      line.put("user", "user-%02d".formatted(draws.below(users, i)));
      line.put("conversation", "conversation-" + uid);
      line.put("model", production);
      line.putArray("messages").addObject().put("role", "user").put("content", prompt.getValue());
      line.put("response", answers.get(uid));
      lines.add(JSON.writeValueAsString(line));
    }
    return lines;
  }

  /** A file for each model; gives how many prompts a model did not answer, if any. */
  private static SortedMap<String, Integer> writeModels(
      Map<String, String> played, Map<String, Map<String, String>> answers, Path to)
      throws IOException {
    SortedMap<String, Integer> unanswered = new TreeMap<>();
    for (var model : answers.entrySet()) {
      List<String> lines = pairs(played, model.getValue());
      Files.write(to.resolve(model.getKey() + JsonLine.SUFFIX), lines);
      if (lines.size() < played.size()) {
        unanswered.put(model.getKey(), played.size() - lines.size());
      }
    }
    return unanswered;
  }

  private static List<String> pairs(Map<String, String> played, Map<String, String> answers)
      throws IOException {
    List<String> lines = new ArrayList<>();
    for (Map.Entry<String, String> prompt : played.entrySet()) {
      String answer = answers.get(prompt.getKey());
      if (answer != null) {
        ObjectNode line = JSON.createObjectNode();
        line.put("prompt", prompt.getValue()).put("answer", answer);
        lines.add(JSON.writeValueAsString(line));
      }
    }
    return lines;
  }
}
