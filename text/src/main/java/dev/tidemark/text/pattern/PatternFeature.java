package dev.tidemark.text.pattern;

import java.util.function.ToDoubleFunction;

/** One prompt-pattern feature: name, unit and law. The order is part of the version. */
public enum PatternFeature {
  /** Length in words. */
  WORDS("words", Unit.LOG_COUNT, text -> text.words().size()),
  /** Sentences: ends marked by . ! ? or a line end after text. */
  SENTENCES("sentences", Unit.LOG_COUNT, PromptText::sentences),
  /** Lines that are not blank. */
  LINES("lines", Unit.LOG_COUNT, text -> text.lines().size()),
  /** Characters in fenced or code-like lines. */
  CODE("code", Unit.SHARE, LineMeasures::codeShare),
  /** Lines that open or close a code fence. */
  FENCES("code fences", Unit.LOG_COUNT, LineMeasures::fences),
  /** Addresses beginning with http or www. */
  LINKS("links", Unit.LOG_COUNT, PromptText::links),
  /** At least two lines numbered like 1. or 2). */
  NUMBERED_LIST("numbered list", Unit.FLAG, text -> LineMeasures.numbered(text) >= 2 ? 1 : 0),
  /** At least two lines that begin with a bullet. */
  BULLET_LIST("bullet list", Unit.FLAG, text -> LineMeasures.bulleted(text) >= 2 ? 1 : 0),
  /** Begins with a command (after a greeting or "please"). */
  IMPERATIVE("begins with a command", Unit.FLAG, Vocabulary::imperative),
  /** Names a format of the answer: JSON, table, "only output" and the like. */
  OUTPUT_FORMAT("names an output format", Unit.FLAG, Vocabulary.OUTPUT_FORMAT::flag),
  /** Limits the length of the answer. */
  LENGTH_LIMIT("limits the length", Unit.FLAG, Vocabulary::lengthLimit),
  /** At least two worked examples (input/output, question/answer pairs). */
  FEW_SHOT("gives examples", Unit.FLAG, text -> LineMeasures.examplePairs(text) >= 2 ? 1 : 0),
  /** Gives the assistant a role. */
  ROLE("gives a role", Unit.FLAG, Vocabulary.ROLE::flag),
  /** Asks for the reasoning. */
  STEPS("asks for steps", Unit.FLAG, Vocabulary.STEPS::flag),
  /** Says what not to do. */
  PROHIBITION("says what not to do", Unit.FLAG, Vocabulary.PROHIBITION::flag),
  /** Please, thanks and the like. */
  POLITE("polite", Unit.FLAG, Vocabulary.POLITE::flag),
  /** Maybe, I think, not sure and the like. */
  HEDGE("hedges", Unit.FLAG, Vocabulary.HEDGE::flag),
  /** Question marks. */
  QUESTIONS("question marks", Unit.LOG_COUNT, PromptText::questionMarks),
  /** Words of two letters or more in capitals only. */
  CAPITALS("words in capitals", Unit.SHARE, PromptText::capitalShare),
  /** Letters that are not Latin. */
  OTHER_SCRIPT("other script", Unit.SHARE, PromptText::otherScriptShare),
  /** English function words: about .4 in English, about 0 in other languages. */
  ENGLISH("English function words", Unit.SHARE, Vocabulary::englishShare),
  /** Different words among the first 100 words. */
  VARIETY("variety of words", Unit.SHARE, Vocabulary::variety),
  /** Characters in quoted, fenced or very long lines. */
  PASTED("pasted text", Unit.SHARE, LineMeasures::pastedShare);

  /** How to read a value. */
  public enum Unit {
    /** ln(1 + count). */
    LOG_COUNT,
    /** Part of the whole, in [0, 1]. */
    SHARE,
    /** 0 or 1. */
    FLAG
  }

  private final String label;
  private final Unit unit;

  @SuppressWarnings("ImmutableEnumChecker") // stateless method references
  private final ToDoubleFunction<PromptText> law;

  PatternFeature(String label, Unit unit, ToDoubleFunction<PromptText> law) {
    this.label = label;
    this.unit = unit;
    this.law = law;
  }

  /** Name for people. */
  public String label() {
    return label;
  }

  /** Unit of the value. */
  public Unit unit() {
    return unit;
  }

  double of(PromptText text) {
    double value = law.applyAsDouble(text);
    return unit == Unit.LOG_COUNT ? Math.log1p(value) : value;
  }
}
