package dev.tidemark.text.pattern;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A set of word sequences, looked for in one pass over the words. */
final class Phrases {
  private final Map<String, List<List<String>>> byFirstWord = new HashMap<>();

  /** Phrases of words in lower case, separated by single spaces. */
  Phrases(String... phrases) {
    for (String phrase : phrases) {
      List<String> words = List.of(phrase.split(" ", -1));
      byFirstWord.computeIfAbsent(words.getFirst(), first -> new ArrayList<>()).add(words);
    }
  }

  /** 1 if any phrase occurs, else 0. */
  double flag(PromptText text) {
    List<String> words = text.words();
    for (int i = 0; i < words.size(); i++) {
      if (startsAt(words, i)) {
        return 1;
      }
    }
    return 0;
  }

  /** Whether a phrase begins at word {@code at}. */
  boolean startsAt(List<String> words, int at) {
    for (List<String> phrase : byFirstWord.getOrDefault(words.get(at), List.of())) {
      int end = at + phrase.size();
      if (end <= words.size() && words.subList(at, end).equals(phrase)) {
        return true;
      }
    }
    return false;
  }
}
