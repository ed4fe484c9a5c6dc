package dev.tidemark.chassis.errors;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * A refusal that the caller is meant to read; each service extends it with its own sealed type.
 *
 * <p>It has no stack trace: it is an answer, may be thrown for every record of a flood, and its
 * reason says where it comes from. A defect is any other exception.
 */
public abstract class TidemarkException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final transient Failure failure;

  protected TidemarkException(Failure failure) {
    this(failure, null);
  }

  protected TidemarkException(Failure failure, @Nullable Throwable cause) {
    super(failure.message(), cause, false, false);
    this.failure = failure;
  }

  /** What the caller is told. */
  public final Failure failure() {
    return failure;
  }

  /** Why, as data. */
  public final Reason reason() {
    return failure.reason();
  }
}
