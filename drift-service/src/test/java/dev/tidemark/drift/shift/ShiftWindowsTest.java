package dev.tidemark.drift.shift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.drift.DriftException;
import dev.tidemark.drift.application.DayRange;
import dev.tidemark.drift.application.Progress;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ShiftWindowsTest {

  @Test
  void comparesTheLastClosedWeekWithTheFirst() {
    assertThat(choose(21, null, null))
        .contains(new ShiftWindows(new DayRange(114, 120), new DayRange(100, 106)));
  }

  @Test
  void waitsForFourteenClosedDays() {
    assertThat(choose(13, null, null)).isEmpty();
    assertThat(choose(14, null, null))
        .contains(new ShiftWindows(new DayRange(107, 113), new DayRange(100, 106)));
    assertThat(choose(0, null, null)).isEmpty();
  }

  @Test
  void takesChosenWindows() {
    assertThat(choose(6, new DayRange(103, 105), new DayRange(100, 102)))
        .contains(new ShiftWindows(new DayRange(103, 105), new DayRange(100, 102)));
  }

  @Test
  void refusesWindowsThatShareADay() {
    assertThatThrownBy(() -> choose(21, new DayRange(106, 112), null))
        .isInstanceOf(DriftException.InvalidWindow.class)
        .hasMessageContaining("share days");
  }

  @Test
  void refusesDaysThatAreStillOpen() {
    assertThatThrownBy(() -> choose(21, new DayRange(115, 121), null))
        .isInstanceOf(DriftException.InvalidWindow.class)
        .hasMessageContaining("still open");
  }

  @Test
  void refusesWindowsLongerThanWhatIsKept() {
    assertThatThrownBy(() -> choose(300, new DayRange(200, 320), null))
        .isInstanceOf(DriftException.InvalidWindow.class)
        .hasMessageContaining("121 days");
  }

  private static Optional<ShiftWindows> choose(
      int closed, @Nullable DayRange window, @Nullable DayRange reference) {
    OptionalLong through = closed == 0 ? OptionalLong.empty() : OptionalLong.of(99 + closed);
    return ShiftWindows.choose(
        new Progress(100, through, Instant.EPOCH),
        Optional.ofNullable(window),
        Optional.ofNullable(reference));
  }
}
