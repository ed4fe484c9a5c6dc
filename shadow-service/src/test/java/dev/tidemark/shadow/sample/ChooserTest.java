package dev.tidemark.shadow.sample;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.chassis.application.Application;
import dev.tidemark.chassis.application.ApplicationKey;
import dev.tidemark.chassis.application.Origin;
import dev.tidemark.chassis.clock.ClockKind;
import dev.tidemark.shadow.attempt.Selected;
import dev.tidemark.shadow.attempt.SkipReason;
import dev.tidemark.shadow.attempt.Stage;
import dev.tidemark.shadow.draw.Draws;
import dev.tidemark.shadow.model.ChatMessage;
import dev.tidemark.shadow.rule.RuleChecks;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ChooserTest {
  private static final Application APPLICATION =
      new Application(new ApplicationKey("t", "a"), 1, ClockKind.EVENT, ZoneOffset.UTC);
  private static final RuleChecks CHECKED = new RuleChecks(3, 1);
  private static final RuleChecks COMPLETE = new RuleChecks(19, 17);

  private final Draws draws = new Draws("a key of sixteen".getBytes(UTF_8));
  private final Chooser chooser = new Chooser(draws, 1, 1, record -> CHECKED);

  @Test
  void makesOneAttemptOnEveryArmThatIsDrawn() {
    List<NewAttempt> chosen =
        chooser.choose(record(true, true), List.of(always("c1"), never("c2"), always("c3")));
    assertThat(chosen).extracting(NewAttempt::arm).containsExactly("production", "c1", "c3");
    assertThat(chosen)
        .extracting(NewAttempt::stage)
        .containsExactly(Stage.JUDGE, Stage.REPLAY, Stage.REPLAY);
    assertThat(chosen.getFirst().rules()).isEqualTo(COMPLETE);
  }

  @Test
  void endsWhatCannotBeComparedAtOnce() {
    List<NewAttempt> chosen = chooser.choose(record(false, true), List.of(always("c1")));
    assertThat(chosen).allMatch(attempt -> attempt.stage() == Stage.END);
    assertThat(chosen)
        .extracting(NewAttempt::skipped)
        .containsOnly(Optional.of(SkipReason.NOT_COMPARABLE));
    assertThat(chosen.getFirst().rules()).isEqualTo(new RuleChecks(16, 0));
    assertThat(chosen.getLast().rules()).isEqualTo(RuleChecks.NONE);
  }

  @Test
  void givesAnEmptyAnswerTheLowestGrade() {
    NewAttempt production = chooser.choose(record(true, true, "user", " "), List.of()).getFirst();
    assertThat(production.grade()).hasValue(0);
    assertThat(production.stage()).isEqualTo(Stage.END);
    assertThat(production.skipped()).isEmpty();
    Chooser unjudged = new Chooser(draws, 1, 0, record -> CHECKED);
    assertThat(unjudged.choose(record(true, true, "user", ""), List.of()).getFirst().grade())
        .isEmpty();
    assertThat(chooser.choose(record(false, true, "user", ""), List.of()).getFirst().grade())
        .isEmpty();
  }

  @Test
  void replaysNoConversationWithATool() {
    List<NewAttempt> chosen =
        chooser.choose(record(true, true, "tool", "ho"), List.of(always("c1")));
    assertThat(chosen.getFirst().stage()).isEqualTo(Stage.JUDGE);
    assertThat(chosen.getLast().stage()).isEqualTo(Stage.END);
    assertThat(chosen.getLast().skipped()).contains(SkipReason.NOT_COMPARABLE);
  }

  @Test
  void keepsRecordsOfUnknownSamplingOutOfGatesOnly() {
    List<NewAttempt> chosen = chooser.choose(record(true, false), List.of(always("c1")));
    assertThat(chosen.getFirst().skipped()).isEmpty();
    assertThat(chosen.getLast().skipped()).contains(SkipReason.UNKNOWN_SAMPLING);
  }

  @Test
  void changesTheProbabilityAtTheDayBoundary() {
    Selection selection = new Selection("c", new TreeMap<>(Map.of(Long.MIN_VALUE, 1.0, 7L, 1e-12)));
    assertThat(selection.selects(draws, "e", 6)).isTrue();
    assertThat(selection.selects(draws, "e", 7)).isFalse();
  }

  @Test
  void leavesTheJudgeOutOfWhatIsNotDrawnForIt() {
    Chooser unjudged = new Chooser(draws, 1, 0, record -> CHECKED);
    NewAttempt production = unjudged.choose(record(true, true), List.of()).getFirst();
    assertThat(production.stage()).isEqualTo(Stage.END);
    assertThat(production.rules()).isEqualTo(COMPLETE);
  }

  @Test
  void scoresProductionWhereItIsDrawnForItOrForACandidate() {
    Chooser none = new Chooser(draws, 0, 0, record -> CHECKED);
    assertThat(none.choose(record(true, true), List.of(never("c1")))).isEmpty();
    assertThat(none.choose(record(true, true), List.of(always("c1"))))
        .extracting(NewAttempt::arm)
        .containsExactly("production", "c1");
  }

  private static Selection always(String candidate) {
    return new Selection(candidate, new TreeMap<>(Map.of(Long.MIN_VALUE, 1.0)));
  }

  private static Selection never(String candidate) {
    return new Selection(candidate, new TreeMap<>(Map.of(8L, 1.0)));
  }

  private static CoreRecord record(boolean comparable, boolean weighted) {
    return record(comparable, weighted, "user", "ho");
  }

  private static CoreRecord record(
      boolean comparable, boolean weighted, String role, String answer) {
    List<ChatMessage> messages =
        List.of(new ChatMessage("user", "hi"), new ChatMessage(role, "more"));
    Selected text = new Selected(messages, answer, Optional.empty());
    Origin origin = new Origin(APPLICATION, "e1", Instant.EPOCH, Instant.EPOCH, 0);
    return new CoreRecord(
        origin,
        "u",
        "u",
        "v1",
        comparable,
        Optional.of(comparable),
        weighted,
        text,
        new byte[0],
        new byte[0]);
  }
}
