package dev.tidemark.ingest.interaction;

import static dev.tidemark.ingest.interaction.Offers.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.ingest.IngestReason;
import dev.tidemark.ingest.application.Application;
import dev.tidemark.ingest.application.Applications;
import dev.tidemark.ingest.application.Clock;
import dev.tidemark.ingest.application.Oversize;
import dev.tidemark.ingest.traffic.TrafficCount;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchPlannerTest {
  private static final Application WALL = Applications.wall();
  private static final Application HALF = Applications.of(Clock.EVENT, 0.5, Oversize.TRUNCATE);

  /** 22:30 UTC is the next day in Berlin. */
  private static final long DAY = LocalDate.parse("2026-11-21").toEpochDay();

  private final RecentIds recent = new RecentIds(64, Duration.ofMinutes(5));

  @Test
  void decidesTheSameBatchAlikeOnEveryRetry() {
    List<OfferedInteraction> items =
        IntStream.range(0, 100).mapToObj(i -> item("i" + i, "user-" + i)).toList();
    BatchPlan first = plan(HALF, "b", items);
    assertThat(plan(HALF, "b", items)).isEqualTo(first);
    assertThat(first.sampled()).hasSizeBetween(30, 80);
  }

  @Test
  void countsReceivedAsTheSumOfWhatBecameOfThem() {
    List<OfferedInteraction> items =
        IntStream.range(0, 200).mapToObj(i -> item(i % 10 == 0 ? "" : "i" + i, "u" + i)).toList();
    List<TrafficCount> counts = plan(HALF, "b", items).counts();
    assertThat(counts.stream().mapToLong(TrafficCount::received).sum()).isEqualTo(200);
    assertThat(counts.stream().mapToLong(TrafficCount::rejected).sum()).isEqualTo(20);
  }

  @Test
  void countsByStratumAndDayOfTheApplicationsZone() {
    Offers early = Offers.offer();
    early.timestamp = Optional.of(NOW.minus(Duration.ofHours(1)));
    Offers late = Offers.offer();
    late.id = "item-2";
    late.timestamp = Optional.of(NOW.plus(Duration.ofHours(1)));
    Application event = Applications.of(Clock.EVENT, 1, Oversize.REFUSE);
    BatchPlan plan = plan(event, "b", List.of(early.build(), late.build()));
    assertThat(plan.counts())
        .containsExactly(
            new TrafficCount("complete", DAY, 1, 0, 0),
            new TrafficCount("complete", DAY + 1, 1, 0, 0));
    assertThat(plan.eventTime()).isEqualTo(NOW.plus(Duration.ofHours(1)));
  }

  @Test
  void countsARefusedItemOnTheDayItArrivedWhenItsTimeIsNotBelieved() {
    Offers future = Offers.offer();
    future.timestamp = Optional.of(NOW.plus(Duration.ofDays(9)));
    BatchPlan plan = plan(WALL, "b", List.of(future.build()));
    assertThat(plan.counts()).containsExactly(new TrafficCount("", DAY, 0, 0, 1));
    assertThat(plan.eventTime()).isEqualTo(NOW);
  }

  @Test
  void refusesAnIdThatStandsTwiceInABatch() {
    BatchPlan plan = plan(WALL, "b", List.of(Offers.plain("x"), Offers.plain("x")));
    assertThat(plan.outcomes().get(0)).isInstanceOf(ItemOutcome.Sampled.class);
    assertThat(reason(plan.outcomes().get(1))).isEqualTo(IngestReason.DUPLICATE);
  }

  @Test
  void refusesAnIdOfAnotherBatchButNotOfItsOwnRetry() {
    recent.remember(WALL.key(), "x", "first", NOW);
    List<OfferedInteraction> items = List.of(Offers.plain("x"));
    assertThat(reason(plan(WALL, "second", items).outcomes().getFirst()))
        .isEqualTo(IngestReason.DUPLICATE);
    assertThat(plan(WALL, "first", items).outcomes().getFirst())
        .isInstanceOf(ItemOutcome.Sampled.class);
  }

  @Test
  void marksAnOversizeItemToBeTruncated() {
    Offers large = Offers.offer();
    large.bytes = 2000;
    Application truncating = Applications.of(Clock.WALL, 1, Oversize.TRUNCATE);
    BatchPlan plan = plan(truncating, "b", List.of(large.build()));
    assertThat(plan.sampled().getFirst().truncated()).isTrue();
  }

  private BatchPlan plan(Application application, String batch, List<OfferedInteraction> items) {
    return new BatchPlanner(application, batch, new ItemRules(1000), recent, NOW).plan(items);
  }

  private static OfferedInteraction item(String id, String user) {
    Offers offer = Offers.offer();
    offer.id = id;
    offer.user = user;
    return offer.build();
  }

  private static IngestReason reason(ItemOutcome outcome) {
    return ((ItemOutcome.Rejected) outcome).refusal().reason();
  }
}
