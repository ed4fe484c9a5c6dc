package dev.tidemark.evalset.cut;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tidemark.evalset.draw.Draws;
import dev.tidemark.evalset.pool.Candidate;
import dev.tidemark.evalset.stack.Prompts;
import dev.tidemark.evalset.version.Certificate;
import dev.tidemark.stats.Interval;
import dev.tidemark.stats.kernel.GaussianKernel;
import dev.tidemark.stats.selection.Pool;
import dev.tidemark.stats.selection.Progress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CertificatesTest {
  private final Draws draws = new Draws(new byte[Draws.KEY_BYTES]);

  /** One held-out user stands for twenty times the requests of another. */
  @Test
  void aHeavyUserMakesFewEffectiveUsersAndWideIntervals() {
    Split split = new Split(withHeavyUser(Prompts.sample(600).prompts()), draws, 1);
    dev.tidemark.stats.certificate.Certificate measured =
        dev.tidemark.stats.certificate.Certificate.of(
            split.open().subList(0, 40),
            split.heldOut(),
            split.traffic(),
            new GaussianKernel(.7),
            Progress.SILENT);

    Certificate certificate =
        Certificates.of(measured, 47, new Pool(split.open(), 0, 0), List.of());

    assertThat(measured.users()).isGreaterThan(8);
    assertThat(certificate.distance().nEff())
        .isEqualTo(measured.effectiveUsers())
        .isLessThan(.5 * measured.users());
    assertThat(certificate.equivalentFreshSample().nEff()).isEqualTo(measured.effectiveUsers());
    assertThat(certificate.uncovered().nEff()).isLessThan(.5 * measured.users());
    double uncovered = measured.uncovered().orElseThrow().value();
    assertThat(width(certificate.uncovered().interval()))
        .isCloseTo(
            width(UserShare.wilson(uncovered, certificate.uncovered().nEff())), within(1e-12))
        .isGreaterThan(width(UserShare.wilson(uncovered, measured.users())));
  }

  private List<Candidate> withHeavyUser(List<Candidate> prompts) {
    HeldOut heldOut = HeldOut.of(prompts, draws, 1);
    String heavy =
        prompts.stream().map(Candidate::unit).filter(heldOut::contains).findFirst().orElseThrow();
    List<Candidate> weighted = new ArrayList<>();
    for (Candidate one : prompts) {
      double weight = one.unit().equals(heavy) ? 20 * one.weight() : one.weight();
      weighted.add(
          new Candidate(
              one.id(),
              one.unit(),
              weight,
              one.codebook(),
              one.cell(),
              one.vector(),
              one.textHash()));
    }
    return weighted;
  }

  private static double width(Interval interval) {
    return interval.high() - interval.low();
  }
}
