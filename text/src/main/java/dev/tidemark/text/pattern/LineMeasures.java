package dev.tidemark.text.pattern;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Measures of the lines of a prompt: code, lists, examples, pasted text. */
final class LineMeasures {
  private static final int LONG_LINE = 400;
  private static final Set<String> EXAMPLE_OPENINGS =
      Set.of("input", "q", "question", "user", "text", "example");
  private static final Set<String> EXAMPLE_ENDINGS =
      Set.of("output", "a", "answer", "assistant", "label", "result");
  private static final List<String> CODE_STARTS =
      List.of(
          "def ",
          "class ",
          "import ",
          "from ",
          "public ",
          "private ",
          "function ",
          "const ",
          "let ",
          "var ",
          "#include",
          "return ",
          "select ",
          "insert into ",
          "for (",
          "for(",
          "if (",
          "if(",
          "while (",
          "</",
          "<div",
          "<?",
          "@");

  private LineMeasures() {}

  static int fences(PromptText text) {
    return (int) text.lines().stream().filter(LineMeasures::fence).count();
  }

  static double codeShare(PromptText text) {
    return share(text, false);
  }

  static double pastedShare(PromptText text) {
    return share(text, true);
  }

  static int numbered(PromptText text) {
    return (int) text.lines().stream().filter(LineMeasures::numberedLine).count();
  }

  static int bulleted(PromptText text) {
    return (int)
        text.lines().stream()
            .map(String::strip)
            .filter(line -> line.length() > 2 && "-*•–".indexOf(line.charAt(0)) >= 0)
            .filter(line -> line.charAt(1) == ' ')
            .count();
  }

  /** Openings that are answered by an ending on a later line, such as "Q:" then "A:". */
  static int examplePairs(PromptText text) {
    int pairs = 0;
    boolean opened = false;
    for (String line : text.lines()) {
      String label = label(line);
      if (EXAMPLE_OPENINGS.contains(label)) {
        opened = true;
        pairs += arrow(line) ? 1 : 0;
      } else if (opened && EXAMPLE_ENDINGS.contains(label)) {
        pairs++;
        opened = false;
      } else if (label.isEmpty() && arrow(line)) {
        pairs++;
      }
    }
    return pairs;
  }

  private static boolean arrow(String line) {
    return line.contains("->") || line.contains("=>") || line.contains("→");
  }

  /** First word of a line that goes on with a colon, without numbers; empty if there is none. */
  private static String label(String line) {
    int colon = line.indexOf(':');
    if (colon < 1 || colon > 16) {
      return "";
    }
    String head = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
    int end = head.length();
    while (end > 0 && !Character.isLetter(head.charAt(end - 1))) {
      end--;
    }
    return head.substring(0, end);
  }

  private static double share(PromptText text, boolean pasted) {
    long all = 0;
    long hit = 0;
    boolean fenced = false;
    for (String line : text.lines()) {
      all += line.length();
      boolean fence = fence(line);
      boolean inside = fenced || fence;
      if (inside || (pasted ? quoted(line) : code(line))) {
        hit += line.length();
      }
      fenced ^= fence;
    }
    return all == 0 ? 0 : (double) hit / all;
  }

  private static boolean fence(String line) {
    String start = line.stripLeading();
    return start.startsWith("```") || start.startsWith("~~~");
  }

  private static boolean quoted(String line) {
    String start = line.stripLeading();
    return start.startsWith(">") || start.startsWith("\"\"\"") || line.length() > LONG_LINE;
  }

  private static boolean code(String line) {
    String bare = line.strip();
    char last = bare.charAt(bare.length() - 1);
    return last == ';'
        || last == '{'
        || last == '}'
        || CODE_STARTS.stream().anyMatch(start -> codeStart(bare, start));
  }

  /** A keyword alone is no code ("from Monday on"): the line must also hold a sign of code. */
  private static boolean codeStart(String line, String start) {
    return line.regionMatches(true, 0, start, 0, start.length())
        && line.chars().anyMatch(c -> "(){}=;<>*".indexOf(c) >= 0);
  }

  private static boolean numberedLine(String line) {
    String bare = line.strip();
    int digits = 0;
    while (digits < bare.length() && digits < 3 && Character.isDigit(bare.charAt(digits))) {
      digits++;
    }
    return digits > 0
        && digits + 1 < bare.length()
        && (bare.charAt(digits) == '.' || bare.charAt(digits) == ')')
        && bare.charAt(digits + 1) == ' ';
  }
}
