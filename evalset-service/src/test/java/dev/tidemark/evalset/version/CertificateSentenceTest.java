package dev.tidemark.evalset.version;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.chassis.application.ApplicationKey;
import dev.tidemark.stats.Estimate;
import dev.tidemark.stats.Interval;
import dev.tidemark.stats.certificate.CellCoverage;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CertificateSentenceTest {
  private static final Estimate COVERED = Estimate.of(.031, new Interval(-.01, .082), 300, 60);

  @Test
  void saysWhatTheSetIsWorthWithItsInterval() {
    assertThat(sentence(Estimate.of(212.4, new Interval(150, 400), 320, 64), COVERED, 0))
        .isEqualTo(
            "This 100-item set stands for the traffic of 2 March 2026 to 8 March 2026 as well as"
                + " 212 (95 % interval 150 to 400) freshly drawn prompts, measured on 320 prompts"
                + " of 64 users it was not chosen from. Beyond what chance leaves, 3.1 % (95 %"
                + " interval −1.0 % to 8.2 %) of those prompts have no item near.");
  }

  @Test
  void saysThatAnIntervalIsWideAndWhy() {
    assertThat(sentence(Estimate.of(212, new Interval(90, 2_400), 320, 64), COVERED, 0))
        .contains("212 (95 % interval 90 to 2,400)")
        .contains("The interval is wide because only 64 users were held out");
  }

  @Test
  void claimsNoUpperLimitWhereThereIsNone() {
    Interval open = new Interval(150, Double.POSITIVE_INFINITY);

    assertThat(sentence(Estimate.of(900, open, 320, 64), COVERED, 0))
        .contains("as well as at least 150 (lower 95 % limit) freshly drawn prompts")
        .contains("is wide");
    assertThat(sentence(Estimate.of(Double.POSITIVE_INFINITY, open, 320, 64), COVERED, 0))
        .contains("as well as at least 150 (lower 95 % limit) freshly drawn prompts");
  }

  @Test
  void saysWhatIsMissing() {
    Estimate none = Estimate.insufficient(12, 3, "12 prompts, 50 needed; wait for more traffic");

    assertThat(sentence(none, none, 0))
        .isEqualTo(
            "How well this 100-item set stands for the traffic of 2 March 2026 to 8 March 2026 is"
                + " not known: 12 prompts, 50 needed; wait for more traffic. What it leaves"
                + " uncovered is not known: 12 prompts, 50 needed; wait for more traffic.");
  }

  @Test
  void saysWhatHasBeenErasedSince() {
    Estimate worth = Estimate.of(212, new Interval(150, 400), 320, 64);

    assertThat(sentence(worth, COVERED, 1))
        .endsWith("Since the cut 1 of its items was erased; the numbers are those of the cut.");
    assertThat(sentence(worth, COVERED, 2)).contains("2 of its items were erased");
  }

  @Test
  void namesTheCellCoveredLeastAndFloorsNotMet() {
    Estimate worth = Estimate.of(212, new Interval(150, 400), 320, 64);

    assertThat(
            sentence(
                new Certificate(
                    worth,
                    worth,
                    COVERED,
                    200,
                    900,
                    20,
                    64,
                    320,
                    Optional.of(new CellCoverage(7, 1, .031, .32)),
                    List.of(7, 9)),
                0))
        .endsWith(
            " Cell 7 is covered least: 1 of its items for 3.1 % of the traffic."
                + " 2 cells have fewer items than their floor.");
  }

  private static String sentence(Estimate worth, Estimate uncovered, int erased) {
    return sentence(
        new Certificate(
            worth, worth, uncovered, 200, 900, 20, 64, 320, Optional.empty(), List.of()),
        erased);
  }

  private static String sentence(Certificate certificate, int erased) {
    long first = LocalDate.of(2026, 3, 2).toEpochDay();
    return new Version(
            new ApplicationKey("t", "a"),
            1,
            first,
            first + 6,
            Instant.EPOCH,
            CutOrigin.WEEK,
            100,
            0,
            20,
            erased,
            "00",
            "e",
            "s",
            0,
            certificate)
        .sentence();
  }
}
