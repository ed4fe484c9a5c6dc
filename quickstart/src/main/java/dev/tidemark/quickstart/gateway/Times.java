package dev.tidemark.quickstart.gateway;

import com.google.protobuf.Timestamp;
import java.time.Duration;
import java.time.Instant;

/** Times as the contract writes them. */
public final class Times {
  private Times() {}

  /** A moment. */
  public static Timestamp of(Instant instant) {
    return Timestamp.newBuilder()
        .setSeconds(instant.getEpochSecond())
        .setNanos(instant.getNano())
        .build();
  }

  /** A length of time. */
  public static com.google.protobuf.Duration of(Duration duration) {
    return com.google.protobuf.Duration.newBuilder()
        .setSeconds(duration.getSeconds())
        .setNanos(duration.getNano())
        .build();
  }
}
