package dev.tidemark.quickstart.simulate;

import dev.tidemark.stats.simulate.world.Draws;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Topics and wordings from the resources, and sentences made of them. */
public final class Phrasebook {
  private static final Pattern SLOT = Pattern.compile("\\{([a-z]+)}");
  private static final String SEPARATOR = " | ";

  private final List<Topic> topics;
  private final Map<String, List<String>> families;

  private Phrasebook(List<Topic> topics, Map<String, List<String>> families) {
    this.topics = topics;
    this.families = families;
  }

  /** The phrasebook shipped with this module: 60 topics. */
  public static Phrasebook load() {
    List<Topic> topics = rows("topics.txt").stream().map(Phrasebook::topic).toList();
    Map<String, List<String>> families =
        rows("phrases.txt").stream()
            .collect(
                Collectors.groupingBy(
                    row -> row[0], Collectors.mapping(row -> row[1], Collectors.toList())));
    return new Phrasebook(topics, families);
  }

  /** The topics; the index is the world's topic number. */
  public List<Topic> topics() {
    return topics;
  }

  /** One wording of a family, its slots filled from the topic. */
  String sentence(String family, int topic, Draws draws) {
    return fill(wording(family, draws), topics.get(topic), draws.at(1));
  }

  private String wording(String family, Draws draws) {
    List<String> wordings = families.getOrDefault(family, List.of());
    return pick(wordings, draws, 0);
  }

  private String fill(String wording, Topic topic, Draws draws) {
    Matcher slots = SLOT.matcher(wording);
    StringBuilder filled = new StringBuilder();
    while (slots.find()) {
      slots.appendReplacement(
          filled, Matcher.quoteReplacement(value(slots.group(1), topic, draws)));
    }
    String sentence = slots.appendTail(filled).toString();
    return Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
  }

  private String value(String slot, Topic topic, Draws draws) {
    return switch (slot) {
      case "thing" -> pick(topic.things(), draws, 1);
      case "other" -> pickOther(topic.things(), draws, 1);
      case "task" -> pick(topic.tasks(), draws, 2);
      case "second" -> pickOther(topic.tasks(), draws, 2);
      case "problem" -> pick(topic.problems(), draws, 3);
      case "goal" -> pick(topic.goals(), draws, 4);
      default -> pick(families.getOrDefault(slot, List.of()), draws, 5);
    };
  }

  private static String pick(List<String> from, Draws draws, long label) {
    return from.get(draws.below(from.size(), label));
  }

  /** Another one than {@link #pick} gives for the same label. */
  private static String pickOther(List<String> from, Draws draws, long label) {
    int first = draws.below(from.size(), label);
    int step = 1 + draws.below(from.size() - 1, label + 100);
    return from.get((first + step) % from.size());
  }

  private static Topic topic(String[] row) {
    return new Topic(row[0], items(row[1]), items(row[2]), items(row[3]), items(row[4]));
  }

  private static List<String> items(String cell) {
    return Arrays.stream(cell.split(";", -1)).map(String::strip).toList();
  }

  private static List<String[]> rows(String name) {
    try (InputStream in = Phrasebook.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("resource " + name + " is missing; build again");
      }
      return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.split(Pattern.quote(SEPARATOR), -1))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
