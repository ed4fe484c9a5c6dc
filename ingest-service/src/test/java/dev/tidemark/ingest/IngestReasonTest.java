package dev.tidemark.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.proto.ingest.v1.ErrorReason;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class IngestReasonTest {
  @Test
  void namesTheReasonsOfTheContract() {
    List<String> contract =
        Arrays.stream(ErrorReason.values())
            .filter(
                reason ->
                    reason != ErrorReason.ERROR_REASON_UNSPECIFIED
                        && reason != ErrorReason.UNRECOGNIZED)
            .map(Enum::name)
            .toList();
    assertThat(IngestReason.values()).extracting(Enum::name).containsExactlyElementsOf(contract);
  }
}
