package dev.tidemark.quickstart.deploy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Sets of user blocks, 0 to 255. */
public final class Blocks {
  private static final int COUNT = 256;
  private static final Pattern RANGE = Pattern.compile("(\\d{1,3})(?:-(\\d{1,3}))?");

  private Blocks() {}

  /**
   * Reads blocks such as {@code 0-63,128}.
   *
   * @throws IllegalArgumentException saying what is wrong
   */
  public static List<Integer> parse(String text) {
    TreeSet<Integer> blocks = new TreeSet<>();
    for (String part : text.split(",", -1)) {
      Matcher range = RANGE.matcher(part.strip());
      if (!range.matches()) {
        throw new IllegalArgumentException(
            "blocks \"" + part + "\" but they must read like 0-63,128");
      }
      int first = Integer.parseInt(range.group(1));
      int last = range.group(2) == null ? first : Integer.parseInt(range.group(2));
      if (first > last || last >= COUNT) {
        throw new IllegalArgumentException(
            "blocks " + part + " but they must rise within 0 to 255");
      }
      IntStream.rangeClosed(first, last).forEach(blocks::add);
    }
    return List.copyOf(blocks);
  }

  /**
   * Draws a share of all blocks at random.
   *
   * @param share in (0, 1]
   * @param seed same seed, same blocks
   */
  public static List<Integer> draw(double share, long seed) {
    if (!(share > 0 && share <= 1)) {
      throw new IllegalArgumentException("share " + share + " but it must be in (0, 1]");
    }
    List<Integer> all = new ArrayList<>(IntStream.range(0, COUNT).boxed().toList());
    Collections.shuffle(all, new Random(seed));
    return all.subList(0, (int) Math.round(share * COUNT)).stream().sorted().toList();
  }
}
