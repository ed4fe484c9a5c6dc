package dev.tidemark.quickstart.model;

import dev.tidemark.stats.simulate.world.Draws;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How good a simulated answer is, in tenths, written into the answer as its confidence.
 *
 * <p>Prompts that ask for JSON are harder for every model. So a deployment after which users come
 * to ask for JSON lowers the quality of production although no model became worse: what an eval set
 * of the weeks before cannot show.
 */
public final class PlantedQuality {
  /** Highest level. */
  public static final int BEST = 10;

  private static final double MEAN = 7;
  private static final double JSON_IS_HARDER = 2.5;
  private static final double SPREAD = 1.5;
  private static final Pattern CONFIDENCE = Pattern.compile("[Cc]onfidence\"?:? (\\d{1,2})");

  private final String model;
  private final double lift;

  /**
   * The quality of one model.
   *
   * @param model name; different names draw independently
   * @param lift tenths by which its answers are better than production's on the same prompts
   */
  public PlantedQuality(String model, double lift) {
    this.model = model;
    this.lift = lift;
  }

  /** Level of the model's answer to a prompt, 0 to {@link #BEST}; the same on every call. */
  public int level(String prompt) {
    Draws draws = new Draws(model.hashCode()).at(prompt.hashCode(), prompt.length());
    double mean = MEAN + lift - (asksForJson(prompt) ? JSON_IS_HARDER : 0);
    return Math.clamp(Math.round(mean + SPREAD * draws.gaussian(0)), 0, BEST);
  }

  /** An answer with its level in it: one more sentence, or one more field of a JSON answer. */
  public String written(String prompt, String plain, String json) {
    int level = level(prompt);
    return asksForJson(prompt)
        ? json.substring(0, json.lastIndexOf('}')) + ", \"confidence\": " + level + "}"
        : plain + " Confidence " + level + " of " + BEST + ".";
  }

  /** Whether a prompt wants JSON back. */
  public static boolean asksForJson(String prompt) {
    return prompt.contains("JSON");
  }

  /** The level an answer carries; empty when it was not planted. */
  public static OptionalInt read(String answer) {
    Matcher found = CONFIDENCE.matcher(answer);
    int level = -1;
    while (found.find()) {
      level = Integer.parseInt(found.group(1));
    }
    return level < 0 ? OptionalInt.empty() : OptionalInt.of(Math.min(level, BEST));
  }
}
