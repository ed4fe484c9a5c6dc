package dev.tidemark.text.pattern;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The word lists of the features, and the features that count words. */
final class Vocabulary {
  static final Phrases OUTPUT_FORMAT =
      new Phrases(
          "json",
          "yaml",
          "xml",
          "csv",
          "html",
          "latex",
          "markdown",
          "as a table",
          "in a table",
          "table format",
          "tabular",
          "bullet points",
          "bulleted list",
          "numbered list",
          "only output",
          "output only",
          "only return",
          "return only",
          "respond only",
          "respond with only",
          "reply only",
          "answer only",
          "only answer",
          "code block",
          "key value pairs",
          "the following format",
          "this format",
          "format your answer",
          "format the answer",
          "machine readable",
          "valid object");
  static final Phrases ROLE =
      new Phrases(
          "you are a",
          "you are an",
          "you are my",
          "you are the",
          "act as",
          "acting as",
          "pretend to be",
          "pretend you are",
          "imagine you are",
          "play the role",
          "take the role",
          "your role is",
          "as an expert",
          "as an experienced",
          "as a senior",
          "as a professional");
  static final Phrases STEPS =
      new Phrases(
          "step by step",
          "step-by-step",
          "show your work",
          "show your reasoning",
          "explain your reasoning",
          "think through",
          "think carefully",
          "think aloud",
          "let's think",
          "chain of thought",
          "reason through",
          "one step at a time",
          "show the steps",
          "show each step");
  static final Phrases PROHIBITION =
      new Phrases(
          "do not",
          "don't",
          "never",
          "avoid",
          "must not",
          "should not",
          "shouldn't",
          "without using",
          "no need to",
          "refrain from",
          "nothing else",
          "leave out");
  static final Phrases POLITE =
      new Phrases(
          "please",
          "thanks",
          "thank you",
          "kindly",
          "could you",
          "would you",
          "would you mind",
          "i would appreciate",
          "i'd appreciate",
          "grateful",
          "many thanks",
          "if you can");
  static final Phrases HEDGE =
      new Phrases(
          "maybe",
          "perhaps",
          "i think",
          "i guess",
          "i believe",
          "not sure",
          "unsure",
          "kind of",
          "sort of",
          "might be",
          "probably",
          "possibly",
          "i suppose",
          "it seems",
          "if possible");
  private static final Phrases LIMIT_BEFORE =
      new Phrases(
          "at most",
          "no more than",
          "not more than",
          "less than",
          "under",
          "within",
          "up to",
          "maximum of",
          "max",
          "limit of",
          "fewer than",
          "in about",
          "around",
          "exactly",
          "in",
          "only");
  private static final Phrases LIMIT_ALONE =
      new Phrases(
          "be brief",
          "be concise",
          "briefly",
          "in brief",
          "keep it short",
          "keep it brief",
          "concisely",
          "short answer",
          "tldr",
          "in short",
          "one sentence",
          "single sentence",
          "one paragraph",
          "one line",
          "few words",
          "few sentences",
          "two sentences",
          "three sentences",
          "be thorough",
          "in detail",
          "detailed answer",
          "as detailed as");
  private static final Set<String> LENGTH_UNITS =
      Set.of(
          "words",
          "word",
          "sentences",
          "sentence",
          "paragraphs",
          "paragraph",
          "lines",
          "characters",
          "tokens",
          "pages",
          "points",
          "bullets");
  private static final Set<String> GREETINGS =
      Set.of("hi", "hello", "hey", "please", "kindly", "ok", "okay", "so", "now", "then", "and");
  private static final Set<String> COMMANDS =
      Set.of(
          "add",
          "analyse",
          "analyze",
          "answer",
          "assess",
          "build",
          "calculate",
          "change",
          "check",
          "classify",
          "compare",
          "complete",
          "compose",
          "compute",
          "convert",
          "correct",
          "create",
          "define",
          "derive",
          "describe",
          "design",
          "develop",
          "discuss",
          "draft",
          "edit",
          "estimate",
          "evaluate",
          "explain",
          "extract",
          "fill",
          "find",
          "fix",
          "generate",
          "give",
          "go",
          "help",
          "identify",
          "implement",
          "improve",
          "invent",
          "let",
          "list",
          "look",
          "make",
          "name",
          "outline",
          "paraphrase",
          "plan",
          "point",
          "prepare",
          "produce",
          "proofread",
          "propose",
          "prove",
          "provide",
          "put",
          "rank",
          "read",
          "recommend",
          "reformat",
          "rephrase",
          "return",
          "review",
          "rewrite",
          "say",
          "show",
          "simplify",
          "solve",
          "sort",
          "suggest",
          "summarise",
          "summarize",
          "take",
          "talk",
          "teach",
          "tell",
          "think",
          "translate",
          "try",
          "turn",
          "use",
          "verify",
          "walk",
          "weigh",
          "work",
          "write");
  private static final Set<String> FUNCTION_WORDS =
      Set.of(
          "the", "a", "an", "and", "or", "but", "of", "to", "in", "on", "at", "for", "with", "from",
          "by", "is", "are", "was", "were", "be", "been", "it", "its", "this", "that", "these", "i",
          "you", "he", "she", "we", "they", "my", "your", "our", "me", "what", "which", "how",
          "why", "when", "who", "do", "does", "can", "could", "should", "would", "will", "not",
          "if", "as");

  private static final int VARIETY_WORDS = 100;

  private Vocabulary() {}

  static double imperative(PromptText text) {
    List<String> words = text.words();
    int at = 0;
    while (at < words.size() && at < 3 && GREETINGS.contains(words.get(at))) {
      at++;
    }
    return at < words.size() && COMMANDS.contains(words.get(at)) ? 1 : 0;
  }

  /** A fixed phrase, or a bound followed within two words by a number and a unit of length. */
  static double lengthLimit(PromptText text) {
    List<String> words = text.words();
    if (LIMIT_ALONE.flag(text) == 1) {
      return 1;
    }
    for (int i = 2; i < words.size(); i++) {
      if (LENGTH_UNITS.contains(words.get(i)) && number(words.get(i - 1)) && bounded(words, i)) {
        return 1;
      }
    }
    return 0;
  }

  static double englishShare(PromptText text) {
    List<String> words = text.words();
    long hits = words.stream().filter(FUNCTION_WORDS::contains).count();
    return words.isEmpty() ? 0 : (double) hits / words.size();
  }

  static double variety(PromptText text) {
    List<String> words = text.words();
    List<String> first = words.subList(0, Math.min(words.size(), VARIETY_WORDS));
    return first.isEmpty() ? 0 : (double) new HashSet<>(first).size() / first.size();
  }

  private static boolean bounded(List<String> words, int unit) {
    for (int at = Math.max(0, unit - 4); at < unit - 1; at++) {
      if (LIMIT_BEFORE.startsAt(words, at)) {
        return true;
      }
    }
    return false;
  }

  private static boolean number(String word) {
    return Character.isDigit(word.charAt(0))
        || Set.of("two", "three", "four", "five", "six", "ten", "twenty", "fifty").contains(word);
  }
}
