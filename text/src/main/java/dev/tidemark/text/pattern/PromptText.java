package dev.tidemark.text.pattern;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A prompt read once: words, lines and counts of signs.
 *
 * <p>A word is a run of letters, digits and apostrophes in lower case; in scripts written without
 * spaces every character is a word.
 */
final class PromptText {
  private final String text;
  private final List<String> words = new ArrayList<>();
  private final List<String> lines;
  private int letters;
  private int otherLetters;
  private int longWords;
  private int capitalWords;
  private int sentences;
  private int questionMarks;
  private int links;
  private boolean open;

  private PromptText(String text) {
    this.text = text;
    lines = text.lines().filter(line -> !line.isBlank()).toList();
  }

  static PromptText of(String text) {
    PromptText prompt = new PromptText(text);
    prompt.read();
    return prompt;
  }

  List<String> words() {
    return words;
  }

  /** Lines that are not blank. */
  List<String> lines() {
    return lines;
  }

  int sentences() {
    return sentences;
  }

  int questionMarks() {
    return questionMarks;
  }

  int links() {
    return links;
  }

  double capitalShare() {
    return longWords == 0 ? 0 : (double) capitalWords / longWords;
  }

  double otherScriptShare() {
    return letters == 0 ? 0 : (double) otherLetters / letters;
  }

  private void read() {
    int at = 0;
    while (at < text.length()) {
      int point = text.codePointAt(at);
      int next = at + Character.charCount(point);
      if (unspaced(point)) {
        addWord(at, next);
        at = next;
      } else if (Character.isLetterOrDigit(point)) {
        int end = wordEnd(next);
        addWord(at, end);
        at = end;
      } else {
        addSign(point);
        at = next;
      }
    }
    endSentence();
  }

  private int wordEnd(int from) {
    int at = from;
    while (at < text.length()) {
      int point = text.codePointAt(at);
      if (unspaced(point) || !(Character.isLetterOrDigit(point) || point == '\'' || point == '’')) {
        return at;
      }
      at += Character.charCount(point);
    }
    return at;
  }

  private void addWord(int from, int to) {
    String word = text.substring(from, to);
    String lower = word.toLowerCase(Locale.ROOT).replace('’', '\'');
    words.add(lower);
    open = true;
    if (lower.equals("http") || lower.equals("https") || lower.equals("www")) {
      links += text.startsWith("://www", to) ? 0 : 1;
    }
    countLetters(word);
  }

  private void countLetters(String word) {
    int here = (int) word.codePoints().filter(Character::isLetter).count();
    letters += here;
    otherLetters += (int) word.codePoints().filter(PromptText::otherScript).count();
    if (here >= 2) {
      longWords++;
      capitalWords +=
          word.codePoints().noneMatch(p -> Character.isLetter(p) && !capital(p)) ? 1 : 0;
    }
  }

  private void addSign(int point) {
    questionMarks += point == '?' || point == '？' ? 1 : 0;
    switch (point) {
      case '.', '!', '?', '\n', '。', '！', '？', '।', '؟' -> endSentence();
      default -> {}
    }
  }

  private void endSentence() {
    sentences += open ? 1 : 0;
    open = false;
  }

  private static boolean capital(int point) {
    return Character.isUpperCase(point);
  }

  private static boolean otherScript(int point) {
    return Character.isLetter(point)
        && Character.UnicodeScript.of(point) != Character.UnicodeScript.LATIN;
  }

  private static boolean unspaced(int point) {
    if (point < 0x0E00 || !Character.isLetter(point)) {
      return false;
    }
    return switch (Character.UnicodeScript.of(point)) {
      case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> true;
      default -> false;
    };
  }
}
