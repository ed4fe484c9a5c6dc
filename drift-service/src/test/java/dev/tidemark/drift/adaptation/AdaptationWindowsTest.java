package dev.tidemark.drift.adaptation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.drift.application.DayRange;
import dev.tidemark.drift.application.Progress;
import dev.tidemark.drift.deployment.Deployment;
import dev.tidemark.drift.deployment.Fingerprint;
import dev.tidemark.drift.story.Story;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class AdaptationWindowsTest {
  private static final long FIRST = Story.FIRST_DAY;
  private static final Deployment OLD = deployment("v1", Duration.ofMinutes(2));

  @Test
  void takesFourteenDaysOnBothSides() {
    AdaptationWindows windows = choose(42, deployment("v2", Duration.ofDays(28))).windows().get();

    assertThat(windows.before()).isEqualTo(new DayRange(FIRST + 14, FIRST + 27));
    assertThat(windows.after()).isEqualTo(new DayRange(FIRST + 28, FIRST + 41));
    assertThat(windows.remark()).isEmpty();
  }

  @Test
  void leavesOutADayThatIsHalfOldHalfNew() {
    AdaptationWindows windows =
        choose(50, deployment("v2", Duration.ofDays(28).plusHours(9))).windows().get();

    assertThat(windows.before().last()).isEqualTo(FIRST + 27);
    assertThat(windows.after().first()).isEqualTo(FIRST + 29);
  }

  @Test
  void isProvisionalWithSevenDays() {
    AdaptationWindows windows = choose(40, deployment("v2", Duration.ofDays(28))).windows().get();

    assertThat(windows.days()).isEqualTo(7);
    assertThat(windows.remark()).isEqualTo("Provisional until 14 days have closed.");
  }

  @Test
  void waitsForSevenClosedDays() {
    assertThat(choose(34, deployment("v2", Duration.ofDays(28))).missing())
        .isEqualTo("6 closed days since v2 started, and 7 are needed");
  }

  @Test
  void endsWhereTheNextDeploymentBegins() {
    AdaptationWindows.Choice choice =
        choose(60, deployment("v2", Duration.ofDays(28)), deployment("v3", Duration.ofDays(37)));

    assertThat(choice.windows().get().after()).isEqualTo(new DayRange(FIRST + 28, FIRST + 34));
    assertThat(choice.windows().get().remark())
        .isEqualTo("The window ends early because v3 followed.");
  }

  @Test
  void saysThatTheNextDeploymentCameTooSoon() {
    assertThat(
            choose(60, deployment("v2", Duration.ofDays(28)), deployment("v3", Duration.ofDays(31)))
                .missing())
        .isEqualTo("3 whole days until v3 followed, and 7 are needed");
  }

  @Test
  void needsAWeekBefore() {
    assertThat(choose(42, deployment("v2", Duration.ofDays(5))).missing())
        .isEqualTo("5 whole days before v2 under one deployment, and 7 are needed");
    assertThat(
            AdaptationWindows.choose(Story.application(), closed(42), List.of(OLD), OLD).missing())
        .startsWith("0 whole days before v1");
  }

  @Test
  void ranksAmongWeeklyDatesThatFitBeforeTheDeployment() {
    AdaptationWindows windows = choose(90, deployment("v2", Duration.ofDays(56))).windows().get();

    List<AdaptationWindows> dates = PlaceboService.dates(windows, FIRST);

    assertThat(dates)
        .extracting(date -> date.after().last() - FIRST)
        .containsExactly(55L, 48L, 41L, 34L, 27L);
    assertThat(dates).allMatch(date -> date.before().first() >= FIRST);
  }

  private static AdaptationWindows.Choice choose(int closed, Deployment... later) {
    List<Deployment> all = new ArrayList<>(List.of(later));
    all.addFirst(OLD);
    return AdaptationWindows.choose(Story.application(), closed(closed), all, later[0]);
  }

  private static Progress closed(int days) {
    return new Progress(FIRST, OptionalLong.of(FIRST + days - 1), Instant.EPOCH);
  }

  private static Deployment deployment(String id, Duration after) {
    return new Deployment(
        id,
        new Fingerprint("m", id, "", ""),
        Story.midnight(0).plus(after),
        List.of(),
        false,
        "",
        Deployment.Origin.ANNOUNCED);
  }
}
