package dev.tidemark.chassis.errors;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseFailureMapperTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Connection is closed",
        "Pool is closed",
        "Connection is not active now, current status: CLOSED"
      })
  void takesALostConnectionForAnOutage(String message) {
    assertThat(DatabaseFailureMapper.isOutage(new NoStackTraceThrowable(message))).isTrue();
  }

  @Test
  void looksForItAmongTheCauses() {
    assertThat(isOutageWithin(ClosedConnectionException.INSTANCE)).isTrue();
    assertThat(isOutageWithin(new IOException("reset"))).isTrue();
  }

  @Test
  void takesNoDefectForAnOutage() {
    assertThat(isOutageWithin(new IllegalArgumentException("a defect"))).isFalse();
  }

  private static boolean isOutageWithin(Throwable cause) {
    return DatabaseFailureMapper.isOutage(new IllegalStateException("outer", cause));
  }
}
