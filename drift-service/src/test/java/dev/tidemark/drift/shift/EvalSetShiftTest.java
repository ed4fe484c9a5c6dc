package dev.tidemark.drift.shift;

import static dev.tidemark.chassis.testing.Results.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.drift.application.DayRange;
import dev.tidemark.drift.compute.ComputeService;
import dev.tidemark.drift.story.Story;
import dev.tidemark.drift.story.StoryStores;
import dev.tidemark.drift.version.EvalVersion;
import dev.tidemark.stats.shift.TrafficLight;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The story's deployment changes prompts from day 28 on. */
class EvalSetShiftTest {
  private final StoryStores stores = new StoryStores();
  private final ComputeService pool = new ComputeService();
  private final ShiftReportService reports = new ShiftReportService(stores, stores, stores, pool);
  private final ShiftHistoryService histories =
      new ShiftHistoryService(stores, stores, reports, stores, pool);
  private final EvalVersion first = stores.evalSetOf(1, 0, 6);
  private final EvalVersion second = stores.evalSetOf(2, 21, 27);

  @Test
  void isAbsentWithoutAVersion() {
    assertThat(report().evalSet()).isEmpty();
    assertThat(get(histories.history(Story.application())).points())
        .allMatch(point -> point.evalSet().isEmpty());
  }

  @Test
  void comparesTheWindowWithTheNewestVersion() {
    stores.evalVersions = List.of(second, first);

    EvalSetShift shift = report().evalSet().orElseThrow();

    assertThat(shift.version()).isEqualTo(2);
    assertThat(shift.items()).isEqualTo(200);
    assertThat(shift.window()).contains(days(35, 41));
    assertThat(shift.distance().ok()).isTrue();
    assertThat(shift.worth().interval().low()).isLessThan(shift.worth().value());
    assertThat(report().sentence()).contains("The 200 items of version 2 of the eval set stand");
  }

  @Test
  void aSetOfWeekOneIsWorthLessOnceUsersHaveChanged() {
    stores.evalVersions = List.of(first);
    stores.closed = 14;
    EvalSetShift before = report().evalSet().orElseThrow();
    stores.closed = Story.DAYS;
    EvalSetShift after = report().evalSet().orElseThrow();

    assertThat(before.light()).contains(TrafficLight.GREEN);
    assertThat(after.distance().value()).isGreaterThan(before.distance().interval().high());
    assertThat(after.worth().value()).isLessThan(before.worth().value());
  }

  @Test
  void isUndecidedWhileTrafficGoesWithRedAsWellAsGreen() {
    EvalVersion large = stores.evalSetOf(1, 0, 6, 10_000);
    stores.evalVersions = List.of(large);
    stores.closed = 8;
    EvalSetShift shift = report().evalSet().orElseThrow();

    assertThat(shift.worth().value()).isInfinite();
    assertThat(shift.light()).contains(TrafficLight.UNDECIDED);
    assertThat(report().sentence())
        .endsWith(
            "as well as at least %,.0f (lower 95\u00a0%% limit) freshly drawn ones: not enough traffic to tell whether that is many or few."
                .formatted(stores.worthByHand(large, 7, 7).low()));
  }

  @Test
  void leavesOutTheDaysAVersionWasCutFrom() {
    stores.evalVersions = List.of(first);
    stores.closed = 10;

    assertThat(report().mmd2().ok()).isFalse();
    assertThat(report().evalSet().orElseThrow().window()).contains(days(7, 9));
    stores.closed = 7;
    assertThat(report().evalSet().orElseThrow().worth().reason())
        .startsWith("no day of the window is after those it was cut from");
  }

  @Test
  void keepsTheOlderVersionInForceOnTheLastDayOfTheNewerPool() {
    stores.evalVersions = List.of(second, first);
    stores.closed = 28;

    assertThat(report().evalSet().orElseThrow().version()).isEqualTo(1);
  }

  @Test
  void usesTheVersionBeforeWhileTheItemsOfTheNewestHaveNotCome() {
    EvalVersion unfetched = with(second, second.space(), false, "");
    stores.evalVersions = List.of(unfetched, first);

    assertThat(report().evalSet().orElseThrow().version()).isEqualTo(1);
    assertThat(report().evalSet().orElseThrow().distance().ok()).isTrue();
    assertThat(version(history().getLast())).isEqualTo(1);

    stores.evalVersions = List.of(with(second, second.space(), false, "all erased"), first);
    assertThat(report().evalSet().orElseThrow().version()).isEqualTo(2);
    stores.evalVersions = List.of(unfetched, with(first, first.space(), false, ""));
    assertThat(report().evalSet().orElseThrow().version()).isEqualTo(2);
  }

  @Test
  void saysWhyThereIsNoNumber() {
    stores.evalVersions = List.of(with(first, "elsewhere", true, ""));
    assertThat(report().evalSet().orElseThrow().distance().reason())
        .startsWith("its vectors are of space elsewhere");
    stores.evalVersions = List.of(with(first, first.space(), false, ""));
    assertThat(report().evalSet().orElseThrow().worth().reason())
        .startsWith("its items have not come from evalset yet");
    stores.evalVersions = List.of(with(first, first.space(), false, "all erased"));
    assertThat(report().evalSet().orElseThrow().light()).isEmpty();
    assertThat(report().sentence()).contains("is not known: all erased.");
  }

  @Test
  void historyHasTheVersionInForceOnEveryDay() {
    stores.evalVersions = List.of(second, first);
    List<ShiftPoint> points = history();

    assertThat(points.subList(0, 6)).allMatch(point -> point.evalSet().isEmpty());
    assertThat(points.subList(7, 28)).allMatch(point -> version(point) == 1);
    assertThat(points.subList(28, Story.DAYS)).allMatch(point -> version(point) == 2);
    assertThat(points.getLast().evalSet()).isEqualTo(report().evalSet());
  }

  @Test
  void historyGrownDayByDayIsTheHistoryReadAtOnce() {
    stores.evalVersions = List.of(second, first);
    for (int closed : new int[] {3, 9, 16, 30, Story.DAYS}) {
      stores.closed = closed;
      assertThat(history()).hasSize(closed);
    }

    ShiftHistoryService atOnce = new ShiftHistoryService(stores, stores, reports, stores, pool);
    assertThat(history()).isEqualTo(get(atOnce.history(Story.application())).points());
  }

  @Test
  void historyChangesWhenAVersionComes() {
    stores.evalVersions = List.of(first);
    assertThat(version(history().getLast())).isEqualTo(1);
    stores.evalVersions = List.of(second, first);

    assertThat(version(history().getLast())).isEqualTo(2);
  }

  private static EvalVersion with(
      EvalVersion version, String space, boolean fetched, String problem) {
    return new EvalVersion(
        version.number(),
        version.items(),
        space,
        version.poolLastDay(),
        fetched ? version.points() : Optional.empty(),
        problem);
  }

  private static int version(ShiftPoint point) {
    return point.evalSet().map(EvalSetShift::version).orElse(0);
  }

  private static DayRange days(int first, int last) {
    return new DayRange(Story.FIRST_DAY + first, Story.FIRST_DAY + last);
  }

  private List<ShiftPoint> history() {
    return get(histories.history(Story.application())).points();
  }

  private ShiftReport report() {
    return get(reports.report(Story.application(), Optional.empty(), Optional.empty()));
  }
}
