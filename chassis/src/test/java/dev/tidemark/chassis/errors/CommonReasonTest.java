package dev.tidemark.chassis.errors;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.rpc.Code;
import dev.tidemark.proto.common.v1.ErrorReason;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CommonReasonTest {
  @Test
  void hasTheReasonsOfTheContract() {
    ReasonContract.requireEqual(CommonReason.values(), ErrorReason.getDescriptor());
  }

  @ParameterizedTest
  @EnumSource
  void numbersCodesAsGoogleDoes(ErrorCode code) {
    assertThat(Code.forNumber(code.number()).name()).isEqualTo(code.name());
  }

  @Test
  void namesOneDomain() {
    assertThat(Arrays.stream(CommonReason.values()).map(Reason::domain))
        .containsOnly("tidemark.common");
  }
}
