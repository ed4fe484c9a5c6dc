package dev.tidemark.evalset;

import dev.tidemark.chassis.errors.Failure;
import dev.tidemark.chassis.errors.TidemarkException;
import java.io.Serial;

/**
 * Why evalset refused a request; one permitted type per reason of {@code
 * tidemark.evalset.v1.ErrorReason}.
 */
public abstract sealed class EvalsetException extends TidemarkException {
  @Serial private static final long serialVersionUID = 1L;

  private EvalsetException(EvalsetReason reason, String message) {
    super(Failure.of(reason, message));
  }

  /** No such version in the application. */
  public static final class UnknownVersion extends EvalsetException {
    @Serial private static final long serialVersionUID = 1L;

    /**
     * @param application id
     * @param number asked for; 0 for the newest
     */
    public UnknownVersion(String application, int number) {
      super(
          EvalsetReason.UNKNOWN_VERSION,
          number == 0
              ? "application \"%s\" has no version yet; cut one with POST".formatted(application)
                  + " /api/v1/applications/%s/versions or wait for the end of the week"
                      .formatted(application)
              : "application \"%s\" has no version %d; list them with GET"
                      .formatted(application, number)
                  + " /api/v1/applications/%s/versions".formatted(application));
    }
  }

  /** The pool cannot give so many items. */
  public static final class PoolTooSmall extends EvalsetException {
    @Serial private static final long serialVersionUID = 1L;

    /**
     * @param message what the pool holds, what is needed and what to do
     */
    public PoolTooSmall(String message) {
      super(EvalsetReason.POOL_TOO_SMALL, message);
    }
  }

  /** The kernel of the pool's space is not known. */
  public static final class UnknownSpace extends EvalsetException {
    @Serial private static final long serialVersionUID = 1L;

    /**
     * @param space of the pool's vectors
     */
    public UnknownSpace(String space) {
      super(
          EvalsetReason.UNKNOWN_SPACE,
          "the pool's vectors are of space \"%s\", whose kernel is not known here;".formatted(space)
              + " run evalset and drift of one release");
    }
  }

  /** A cut of the application is in progress. */
  public static final class CutRunning extends EvalsetException {
    @Serial private static final long serialVersionUID = 1L;

    /**
     * @param application id
     */
    public CutRunning(String application) {
      super(
          EvalsetReason.CUT_RUNNING,
          "a cut of application \"%s\" is running; list its result with GET".formatted(application)
              + " /api/v1/applications/%s/versions in a minute".formatted(application));
    }
  }
}
