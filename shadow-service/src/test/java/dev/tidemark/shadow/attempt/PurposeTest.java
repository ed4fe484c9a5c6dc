package dev.tidemark.shadow.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.chassis.application.ApplicationKey;
import dev.tidemark.shadow.candidate.CandidateKey;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PurposeTest {
  @Test
  void namesTheCallsOfEveryArmAndPurposeApart() {
    CandidateKey arm = new CandidateKey(new ApplicationKey("default", "shop"), "new");
    CandidateKey namesake = new CandidateKey(new ApplicationKey("other", "shop"), "new");
    CandidateKey beside = new CandidateKey(new ApplicationKey("default", "shop"), "newer");
    assertThat(
            Stream.of(arm, namesake, beside)
                .flatMap(key -> Stream.of(Purpose.values()).map(purpose -> purpose.callsOf(key))))
        .doesNotHaveDuplicates()
        .contains("judge/default/shop/new");
  }
}
