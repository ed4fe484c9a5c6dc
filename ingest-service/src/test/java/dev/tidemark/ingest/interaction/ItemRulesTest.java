package dev.tidemark.ingest.interaction;

import static dev.tidemark.ingest.interaction.Offers.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.ingest.EventTimes;
import dev.tidemark.ingest.IngestReason;
import dev.tidemark.ingest.application.Application;
import dev.tidemark.ingest.application.Applications;
import dev.tidemark.ingest.application.Clock;
import dev.tidemark.ingest.application.Oversize;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ItemRulesTest {
  private static final Application WALL = Applications.wall();

  private final ItemRules rules = new ItemRules(1000);

  @Test
  void takesAWholeItem() {
    assertThat(rules.refusal(Offers.offer().build(), WALL, NOW)).isEmpty();
  }

  @Test
  void givesEveryFaultItsOwnReason() {
    assertThat(reason(o -> o.shadow = true)).isEqualTo(IngestReason.SHADOW_TRAFFIC);
    assertThat(reason(o -> o.id = "")).isEqualTo(IngestReason.MISSING_ID);
    assertThat(reason(o -> o.timestamp = Optional.empty()))
        .isEqualTo(IngestReason.MISSING_TIMESTAMP);
    assertThat(reason(o -> o.model = "")).isEqualTo(IngestReason.MISSING_MODEL);
    assertThat(reason(o -> o.turns = List.of())).isEqualTo(IngestReason.MISSING_PROMPT);
    assertThat(reason(o -> o.turns = List.of(new Turn(Role.ASSISTANT, "hi"))))
        .isEqualTo(IngestReason.MISSING_PROMPT);
    assertThat(reason(o -> o.bytes = 1001)).isEqualTo(IngestReason.ITEM_TOO_LARGE);
  }

  @Test
  void namesTheFieldThatIsOutOfBounds() {
    assertInvalid("id has 201 bytes", o -> o.id = "x".repeat(201));
    assertInvalid("user_id has 502 bytes", o -> o.user = "é".repeat(251));
    assertInvalid("conversation_id has", o -> o.conversation = "x".repeat(501));
    assertInvalid("served_by.cohort has", o -> o.cohort = "x".repeat(201));
    assertInvalid("timestamp is outside", o -> o.timestamp = Optional.of(EventTimes.OUT_OF_RANGE));
    assertInvalid("messages.role", o -> o.turns = List.of(new Turn(Role.UNKNOWN, "x")));
    assertInvalid(
        "answer.outcome", o -> o.answer = new Answer("", Optional.empty(), Optional.empty()));
    assertInvalid(
        "answer.latency",
        o -> o.answer = new Answer("", o.answer.outcome(), Optional.of(Duration.ofMillis(-1))));
    assertInvalid("upstream_probability is NaN", o -> o.upstream = Double.NaN);
    assertInvalid("upstream_probability is 1.5", o -> o.upstream = 1.5);
  }

  @Test
  void believesAClockFiveMinutesAheadAndNoMore() {
    assertThat(refusal(o -> o.timestamp = Optional.of(NOW.plusSeconds(300)), WALL)).isEmpty();
    assertThat(reason(o -> o.timestamp = Optional.of(NOW.plusSeconds(301))))
        .isEqualTo(IngestReason.FUTURE_EVENT_TIME);
  }

  @Test
  void knowsNoFutureOnEventTime() {
    Application event = Applications.of(Clock.EVENT, 1, Oversize.REFUSE);
    assertThat(refusal(o -> o.timestamp = Optional.of(NOW.plusSeconds(99999)), event)).isEmpty();
  }

  @Test
  void takesAnOversizeItemWhereThePolicyTruncates() {
    Application truncating = Applications.of(Clock.WALL, 1, Oversize.TRUNCATE);
    assertThat(refusal(o -> o.bytes = 1001, truncating)).isEmpty();
  }

  private void assertInvalid(String begin, Consumer<Offers> fault) {
    Refusal refusal = refusal(fault, WALL).orElseThrow();
    assertThat(refusal.reason()).isEqualTo(IngestReason.INVALID_ITEM);
    assertThat(refusal.message()).startsWith(begin);
  }

  private IngestReason reason(Consumer<Offers> fault) {
    return refusal(fault, WALL).orElseThrow().reason();
  }

  private Optional<Refusal> refusal(Consumer<Offers> change, Application application) {
    Offers offer = Offers.offer();
    change.accept(offer);
    return rules.refusal(offer.build(), application, NOW);
  }
}
