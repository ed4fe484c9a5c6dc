package dev.tidemark.drift.exposure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.chassis.application.ApplicationKey;
import dev.tidemark.drift.exposure.ExposureStore.PanelUser;
import java.time.Instant;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class ExposureCounterTest {
  private static final PanelUser USER = new PanelUser(new ApplicationKey("t", "a"), "u");
  private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");

  @Test
  void addsTheBatchToWhatIsStored() {
    ExposureCounter counter = new ExposureCounter(Map.of(USER, Map.of("d", 2L)), Map.of());
    counter.count(answer("d", NOW));
    counter.count(answer("e", NOW));
    assertThat(counter.before(USER, "d", UnaryOperator.identity())).isEqualTo(3);
    assertThat(counter.added()).extracting(Answers::count).containsExactly(1L, 1L);
  }

  @Test
  void countsWhatWasSeenUnderAnAlias() {
    ExposureCounter counter =
        new ExposureCounter(Map.of(USER, Map.of("inferred", 2L, "d", 3L)), Map.of());
    assertThat(counter.before(USER, "d", id -> id.equals("inferred") ? "d" : id)).isEqualTo(5);
  }

  @Test
  void ignoresAnswersFromBeforeAnErasure() {
    ExposureCounter counter = new ExposureCounter(Map.of(), Map.of(USER, NOW));
    counter.count(answer("d", NOW));
    counter.count(answer("d", NOW.plusMillis(1)));
    assertThat(counter.before(USER, "d", UnaryOperator.identity())).isEqualTo(1);
  }

  @Test
  void putsEveryCountInOneBin() {
    long[] counts = {0, 1, 2, 3, 5, 6, 10, 11, 20, 21, 1_000_000};
    int[] bins = {0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5};
    for (int i = 0; i < counts.length; i++) {
      assertThat(ExposureBin.of(counts[i]).index()).isEqualTo(bins[i]);
      assertThat(ExposureBin.ofIndex(bins[i])).isEqualTo(ExposureBin.of(counts[i]));
    }
  }

  private static Answers answer(String deployment, Instant arrival) {
    return new Answers(USER, deployment, 1, 20_000, arrival);
  }
}
