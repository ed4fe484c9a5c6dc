package dev.tidemark.evalset.cut;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.chassis.clock.AppTime;
import dev.tidemark.chassis.clock.ClockKind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeeksTest {

  @ParameterizedTest
  @CsvSource({
    "2026-03-02, 2026-03-08", // a Monday
    "2026-03-08, 2026-03-08", // a Sunday
    "2026-12-31, 2027-01-03", // over the end of a year
    "1969-12-31, 1970-01-04" // before day 0
  })
  void weeksEndOnSundays(LocalDate day, LocalDate end) {
    assertThat(Weeks.endOf(day.toEpochDay())).isEqualTo(end.toEpochDay());
  }

  @ParameterizedTest
  @CsvSource({
    // Clocks go forward on Sunday, 29 March: the week ends an hour early in UTC.
    "Europe/Berlin, 2026-03-29T22:14:59Z, 2026-03-22",
    "Europe/Berlin, 2026-03-29T22:15:00Z, 2026-03-29",
    // Clocks go back on Sunday, 25 October.
    "Europe/Berlin, 2026-10-25T23:14:59Z, 2026-10-18",
    "Europe/Berlin, 2026-10-25T23:15:00Z, 2026-10-25",
    "America/Los_Angeles, 2026-11-02T08:14:59Z, 2026-10-25",
    "America/Los_Angeles, 2026-11-02T08:15:00Z, 2026-11-01",
    "Pacific/Kiritimati, 2026-03-08T10:15:00Z, 2026-03-08",
    "Asia/Kolkata, 2026-03-08T18:45:00Z, 2026-03-08",
    "UTC, 2026-03-09T00:15:00Z, 2026-03-08"
  })
  void aWeekIsDueWhenItsLastDayHasClosedInTheZone(String zone, Instant now, LocalDate lastDue) {
    long closed =
        new AppTime(now, true, ClockKind.WALL).closedThrough(ZoneId.of(zone)).orElseThrow();
    List<Long> days =
        LongStream.rangeClosed(lastDue.minusDays(20).toEpochDay(), lastDue.toEpochDay() + 9)
            .boxed()
            .toList();

    assertThat(Weeks.due(days, closed, Set.of()).getLast()).isEqualTo(lastDue.toEpochDay());
  }

  @Test
  void givesWeeksThatAreNotDealtWithOldestFirst() {
    long monday = LocalDate.of(2026, 3, 2).toEpochDay();

    List<Long> days = LongStream.rangeClosed(monday + 3, monday + 29).boxed().toList();

    assertThat(Weeks.due(days, monday + 27, Set.of(monday + 13)))
        .containsExactly(monday + 6, monday + 20, monday + 27);
    assertThat(Weeks.due(List.of(monday), monday + 5, Set.of())).isEmpty();
  }

  @Test
  void aPromptOfAnAbsurdDayMakesOneWeekDue() {
    long monday = LocalDate.of(2026, 3, 2).toEpochDay();
    long absurd = LocalDate.of(1, 1, 1).toEpochDay();

    assertThat(Weeks.due(List.of(absurd, monday), monday + 6, Set.of()))
        .containsExactly(LocalDate.of(1, 1, 7).toEpochDay(), monday + 6);
  }

  @Test
  void keepsAWeekAndWhatWaitsForItsCut() {
    long monday = LocalDate.of(2026, 3, 2).toEpochDay();

    assertThat(Weeks.keepFrom(monday + 16, List.of())).isEqualTo(monday + 10);
    assertThat(Weeks.keepFrom(monday + 16, List.of(monday + 13))).isEqualTo(monday + 7);
    assertThat(Weeks.keepFrom(monday + 6, List.of(monday + 6))).isEqualTo(monday);
  }
}
