package dev.tidemark.drift.version;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import io.smallrye.mutiny.TimeoutException;
import org.junit.jupiter.api.Test;

class FetchFailureMapperTest {
  @Test
  void aVersionThatEvalsetDoesNotHaveIsRefusedWithItsMessage() {
    assertThat(
            FetchFailureMapper.refusal(
                Status.NOT_FOUND.withDescription("no version 7").asRuntimeException()))
        .contains("no version 7");
    assertThat(FetchFailureMapper.refusal(Status.NOT_FOUND.asRuntimeException())).isPresent();
    assertThat(FetchFailureMapper.refusal(Status.UNAVAILABLE.asRuntimeException())).isEmpty();
    assertThat(FetchFailureMapper.refusal(new IllegalArgumentException("no"))).isEmpty();
  }

  @Test
  void evalsetIsAwayWhenItDoesNotAnswer() {
    assertThat(FetchFailureMapper.isAway(new TimeoutException())).isTrue();
    assertThat(FetchFailureMapper.isAway(Status.UNAVAILABLE.asRuntimeException())).isTrue();
    assertThat(FetchFailureMapper.isAway(Status.DEADLINE_EXCEEDED.asRuntimeException())).isTrue();
    assertThat(FetchFailureMapper.isAway(Status.NOT_FOUND.asRuntimeException())).isFalse();
    assertThat(FetchFailureMapper.isAway(new IllegalArgumentException("no"))).isFalse();
  }
}
