package dev.tidemark.drift.shift;

import static dev.tidemark.chassis.testing.Results.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.drift.compute.ComputeService;
import dev.tidemark.drift.story.Story;
import dev.tidemark.drift.story.StoryStores;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ShiftReportServiceTest {
  private final StoryStores stores = new StoryStores();
  private final ComputeService pool = new ComputeService();
  private final ShiftReportService reports = new ShiftReportService(stores, stores, stores, pool);
  private final ShiftHistoryService histories =
      new ShiftHistoryService(stores, stores, reports, stores, pool);

  @Test
  void findsTheShiftAfterTheDeployment() {
    ShiftReport report = report();

    assertThat(report.mmd2().ok()).isTrue();
    assertThat(report.mmd2().interval().low()).isGreaterThan(report.noiseFloor());
    assertThat(report.sentence()).startsWith("What users send has moved away from the reference: ");
    assertThat(report.kernelVariance()).isBetween(0.5, 1.0);
  }

  @Test
  void claimsNoShiftWhileNothingHasChanged() {
    stores.closed = 14;

    assertThat(report().sentence()).startsWith("No shift beyond noise: ");
  }

  @Test
  void saysWhatIsMissing() {
    stores.closed = 5;

    assertThat(report().mmd2().ok()).isFalse();
    assertThat(report().sentence())
        .isEqualTo("No distance yet: two windows of 7 days need 14 closed days, and there are 5.");
  }

  @Test
  void hasNoNumberBeforeTheFirstRecord() {
    stores.closed = 0;

    assertThat(report().mmd2().reason()).isEqualTo("no record yet");
  }

  @Test
  void computesAClosedWeekOnce() {
    report();
    int reads = stores.reads.get();
    report();

    assertThat(stores.reads).hasValue(reads);
  }

  @Test
  void computesAClosedWeekAnewWhenItsRecordsChange() {
    report();
    history(histories);
    stores.reads.set(0);

    stores.records = Story.WHOLE.total() + 1;
    report();
    int ofReport = stores.reads.getAndSet(0);
    history(histories);

    assertThat(ofReport).isPositive();
    assertThat(stores.reads).hasPositiveValue();
  }

  @Test
  void historyGrownDayByDayIsTheHistoryReadAtOnce() {
    for (int closed : new int[] {3, 15, 16, 27, Story.DAYS}) {
      stores.closed = closed;
      assertThat(history(histories).points()).hasSize(closed);
    }

    ShiftHistoryService atOnce = new ShiftHistoryService(stores, stores, reports, stores, pool);
    assertThat(history(histories).points()).isEqualTo(history(atOnce).points());
  }

  @Test
  void historyEndsWithTheReport() {
    ShiftPoint last = history(histories).points().getLast();

    assertThat(last.mmd2()).isEqualTo(report().mmd2());
    assertThat(last.window()).isEqualTo(report().windows().orElseThrow().window());
  }

  @Test
  void firstDaysOfAHistoryHaveReasonsAndNoNumbers() {
    ShiftHistory history = history(histories);

    assertThat(history.points().subList(0, 13))
        .allSatisfy(point -> assertThat(point.mmd2().ok()).isFalse());
    assertThat(history.points().subList(13, Story.DAYS))
        .allSatisfy(point -> assertThat(point.mmd2().ok()).isTrue());
  }

  private ShiftReport report() {
    return get(reports.report(Story.application(), Optional.empty(), Optional.empty()));
  }

  private static ShiftHistory history(ShiftHistoryService service) {
    return get(service.history(Story.application()));
  }
}
