package dev.tidemark.drift.version;

import io.grpc.Status;
import java.util.Optional;

/** What it means that the items of a version do not come. */
final class FetchFailureMapper {
  private FetchFailureMapper() {}

  /** Why the version will never come: evalset answers that it has none. */
  static Optional<String> refusal(Throwable failure) {
    Status status = Status.fromThrowable(failure);
    return status.getCode() == Status.Code.NOT_FOUND
        ? Optional.of(description(status))
        : Optional.empty();
  }

  private static String description(Status status) {
    String description = status.getDescription();
    return description == null || description.isBlank()
        ? "evalset has no such version; cut a new one"
        : description;
  }

  /** Whether evalset is away, so that asking for other versions is in vain too. */
  static boolean isAway(Throwable failure) {
    return failure instanceof io.smallrye.mutiny.TimeoutException
        || switch (Status.fromThrowable(failure).getCode()) {
          case UNAVAILABLE, DEADLINE_EXCEEDED -> true;
          default -> false;
        };
  }
}
