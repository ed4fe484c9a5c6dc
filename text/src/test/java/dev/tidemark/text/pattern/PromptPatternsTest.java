package dev.tidemark.text.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PromptPatternsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          IMPERATIVE    | Please summarise this report.        | This report needs a summary.
          IMPERATIVE    | Hi, write a poem about rain          | What is rain made of?
          OUTPUT_FORMAT | List the ports. Answer in JSON.      | List the ports.
          OUTPUT_FORMAT | Return only the number.              | I return the book on Monday.
          LENGTH_LIMIT  | Explain it in at most 100 words      | There are 100 words on the page
          LENGTH_LIMIT  | Be concise: why is the sky blue?     | Why is the sky blue?
          ROLE          | You are a patient tutor. Why 7?      | Are you there?
          ROLE          | Act as a tax adviser                 | The act was repealed
          STEPS         | Solve it step by step                | It was a step towards peace
          PROHIBITION   | Do not mention the price             | Mention the price
          PROHIBITION   | Don’t use jargon                     | Use jargon
          POLITE        | Could you check this? Thanks!        | Check this
          HEDGE         | Maybe the pump is broken, not sure   | The pump is broken
          """)
  void flagsWhatIsThereOnly(String feature, String with, String without) {
    PatternFeature flag = PatternFeature.valueOf(feature);

    assertThat(value(flag, with)).isEqualTo(1);
    assertThat(value(flag, without)).isZero();
  }

  @Test
  void countsWordsSentencesLinesAndQuestions() {
    String text = "Is it late? I think so.\n\nWe should go home now";

    assertThat(value(PatternFeature.WORDS, text)).isCloseTo(Math.log1p(11), within(1e-12));
    assertThat(value(PatternFeature.SENTENCES, text)).isCloseTo(Math.log1p(3), within(1e-12));
    assertThat(value(PatternFeature.LINES, text)).isCloseTo(Math.log1p(2), within(1e-12));
    assertThat(value(PatternFeature.QUESTIONS, text)).isCloseTo(Math.log1p(1), within(1e-12));
  }

  @Test
  void measuresCodeFencesAndPastedText() {
    String text = "Why?\n```\nint a = 1;\nb\n```\n> quoted line";
    double all = "Why?```int a = 1;b```> quoted line".length();

    assertThat(value(PatternFeature.FENCES, text)).isCloseTo(Math.log1p(2), within(1e-12));
    assertThat(value(PatternFeature.CODE, text)).isCloseTo(17 / all, within(1e-12));
    assertThat(value(PatternFeature.PASTED, text)).isCloseTo(30 / all, within(1e-12));
    assertThat(value(PatternFeature.CODE, "from Monday on I work at home")).isZero();
  }

  @Test
  void countsLinks() {
    assertThat(value(PatternFeature.LINKS, "see https://www.a.example and www.b.example"))
        .isCloseTo(Math.log1p(2), within(1e-12));
  }

  @Test
  void findsListsOfTwoLinesOrMore() {
    assertThat(value(PatternFeature.NUMBERED_LIST, "1. a\n2) b")).isEqualTo(1);
    assertThat(value(PatternFeature.NUMBERED_LIST, "1. a\nand 2. b")).isZero();
    assertThat(value(PatternFeature.BULLET_LIST, "- one\n* two")).isEqualTo(1);
    assertThat(value(PatternFeature.BULLET_LIST, "- one\n-two")).isZero();
  }

  @Test
  void findsTwoWorkedExamples() {
    assertThat(value(PatternFeature.FEW_SHOT, "Q: 1+1\nA: 2\nQ: 2+2\nA: 4\nQ: 3+3")).isEqualTo(1);
    assertThat(value(PatternFeature.FEW_SHOT, "good -> positive\nawful -> negative")).isEqualTo(1);
    assertThat(value(PatternFeature.FEW_SHOT, "Q: 1+1\nA: 2")).isZero();
  }

  @Test
  void measuresCapitalsScriptsAndVariety() {
    assertThat(value(PatternFeature.CAPITALS, "READ this NOW ok")).isCloseTo(.5, within(1e-12));
    assertThat(value(PatternFeature.OTHER_SCRIPT, "да ok")).isCloseTo(.5, within(1e-12));
    assertThat(value(PatternFeature.VARIETY, "no no no yes")).isCloseTo(.5, within(1e-12));
    assertThat(value(PatternFeature.ENGLISH, "the cat is on the mat"))
        .isCloseTo(4 / 6.0, within(1e-12));
    assertThat(value(PatternFeature.ENGLISH, "die Katze liegt auf der Matte")).isZero();
  }

  @Test
  void takesEveryCharacterAsAWordWhereNoSpacesAreWritten() {
    assertThat(value(PatternFeature.WORDS, "潮が満ちる。")).isCloseTo(Math.log1p(5), within(1e-12));
    assertThat(value(PatternFeature.SENTENCES, "潮。満。")).isCloseTo(Math.log1p(2), within(1e-12));
    assertThat(value(PatternFeature.OTHER_SCRIPT, "潮が満ちる")).isEqualTo(1);
  }

  @Test
  void givesFiniteValuesForOddInput() {
    String mebibyte = "a".repeat(1 << 20);
    for (String text :
        new String[] {
          "",
          " \n\t",
          "\uD83C\uDF0A\uD83C\uDF0A",
          "\uD83C",
          "```",
          ":",
          "''",
          mebibyte,
          "- ".repeat(1 << 19),
          "\n".repeat(1 << 20),
          "do ".repeat(350_000)
        }) {
      double[] values = PromptPatterns.of(text);
      assertThat(values).hasSize(PromptPatterns.size());
      assertThat(Arrays.stream(values).allMatch(v -> v >= 0 && v < 20)).isTrue();
    }
  }

  @Test
  void costsNoMoreForAHugePrompt() {
    String text = "do not return the table within 3 max in only ".repeat(25_000);

    Assertions.assertTimeout(Duration.ofSeconds(2), () -> PromptPatterns.of(text));
  }

  @Test
  void keepsNamesUnitsAndOrderOfItsVersion() {
    assertThat(PromptPatterns.VERSION).isEqualTo("patterns/1");
    assertThat(PromptPatterns.features()).hasSize(23).startsWith(PatternFeature.WORDS);
    assertThat(PromptPatterns.features().getLast()).isEqualTo(PatternFeature.PASTED);
    assertThat(PromptPatterns.features().stream().map(PatternFeature::label))
        .doesNotHaveDuplicates();
  }

  private static double value(PatternFeature feature, String text) {
    return PromptPatterns.of(text)[PromptPatterns.features().indexOf(feature)];
  }
}
