package dev.tidemark.drift.peer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.chassis.errors.CommonException;
import dev.tidemark.chassis.errors.CommonReason;
import dev.tidemark.chassis.errors.StatusMapper;
import dev.tidemark.chassis.errors.TidemarkException;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import org.junit.jupiter.api.Test;

class PeerFailureMapperTest {

  @Test
  void passesOnWhatAPeerRefuses() {
    StatusRuntimeException thrown =
        StatusProto.toStatusRuntimeException(
            StatusMapper.toStatus(CommonException.unknownApplication("chat").failure()));

    Throwable failure = PeerFailureMapper.toFailure("shadow", thrown);

    assertThat(failure).isInstanceOf(PeerRefusal.class);
    TidemarkException refusal = (TidemarkException) failure;
    assertThat(refusal.reason().name()).isEqualTo("UNKNOWN_APPLICATION");
    assertThat(refusal.reason().domain()).isEqualTo("tidemark.common");
    assertThat(refusal.reason().httpStatus()).isEqualTo(404);
    assertThat(refusal).hasMessageContaining("application \"chat\" has no traffic here");
    assertThat(PeerFailureMapper.isUnknownApplication(failure)).isTrue();
  }

  @Test
  void neverSendsAReaderAwayForThisServicesToken() {
    Throwable failure =
        PeerFailureMapper.toFailure("shadow", Status.UNAUTHENTICATED.asRuntimeException());

    assertThat(((TidemarkException) failure).reason())
        .isEqualTo(CommonReason.DEPENDENCY_UNAVAILABLE);
    assertThat(failure).hasMessageContaining("shadow refuses the token of role service");
  }

  @Test
  void leavesEverythingElseAsItIs() {
    Throwable away = Status.UNAVAILABLE.asRuntimeException();
    Throwable strange = Status.NOT_FOUND.asRuntimeException();

    assertThat(PeerFailureMapper.toFailure("shadow", away)).isSameAs(away);
    assertThat(PeerFailureMapper.toFailure("shadow", strange)).isSameAs(strange);
    assertThat(PeerFailureMapper.isUnknownApplication(away)).isFalse();
  }
}
