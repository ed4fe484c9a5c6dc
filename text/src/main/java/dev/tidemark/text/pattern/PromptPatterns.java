package dev.tidemark.text.pattern;

import java.util.Arrays;
import java.util.List;

/** The versioned set of prompt-pattern features. */
public final class PromptPatterns {
  /** Version of the set; any change of a feature's meaning, order or word list raises it. */
  public static final String VERSION = "patterns/1";

  /** Characters read at either end of a prompt; what lies between is not looked at. */
  static final int END_CHARS = 32_768;

  private static final PatternFeature[] FEATURES = PatternFeature.values();

  private PromptPatterns() {}

  /**
   * Features of one prompt.
   *
   * @param text any text, also empty
   * @return length {@link #size()}, in the order of {@link #features()}, each finite and at least
   *     0; time linear in the text, at most that of 65,536 characters
   */
  public static double[] of(String text) {
    PromptText prompt = PromptText.of(ends(text));
    return Arrays.stream(FEATURES).mapToDouble(feature -> feature.of(prompt)).toArray();
  }

  /** The features in their fixed order. */
  public static List<PatternFeature> features() {
    return List.of(FEATURES);
  }

  /** Number of features. */
  public static int size() {
    return FEATURES.length;
  }

  private static String ends(String text) {
    if (text.length() <= 2 * END_CHARS) {
      return text;
    }
    return text.substring(0, END_CHARS) + "\n" + text.substring(text.length() - END_CHARS);
  }
}
