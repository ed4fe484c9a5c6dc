package dev.tidemark.drift;

import dev.tidemark.chassis.errors.Failure;
import dev.tidemark.chassis.errors.TidemarkException;
import java.io.Serial;
import java.time.Duration;

/**
 * Why drift refused a request.
 *
 * <p>One permitted type per reason of {@code tidemark.drift.v1.ErrorReason}; a test holds the two
 * equal. Every message says what came, what is needed and what to do next.
 */
public abstract sealed class DriftException extends TidemarkException {
  @Serial private static final long serialVersionUID = 1L;

  private DriftException(DriftReason reason, String message) {
    this(Failure.of(reason, message));
  }

  private DriftException(Failure failure) {
    super(failure);
  }

  /** No such deployment in the application. */
  public static final class UnknownDeployment extends DriftException {
    @Serial private static final long serialVersionUID = 1L;

    /**
     * @param application id of the application
     * @param deployment id that was asked for
     */
    public UnknownDeployment(String application, String deployment) {
      super(
          DriftReason.UNKNOWN_DEPLOYMENT,
          "application \"%s\" has no deployment \"%s\"; list them with GET"
                  .formatted(application, deployment)
              + " /api/v1/applications/%s/deployments".formatted(application));
    }
  }

  /** A text to embed is empty. */
  public static final class EmptyText extends DriftException {
    @Serial private static final long serialVersionUID = 1L;

    /**
     * @param index position of the text in the request, from 0
     */
    public EmptyText(int index) {
      super(DriftReason.EMPTY_TEXT, "text %d is empty; leave it out".formatted(index));
    }
  }

  /** More items than one call may carry, or fewer than it needs. */
  public static final class TooManyItems extends DriftException {
    @Serial private static final long serialVersionUID = 1L;

    /**
     * @param what name of the items, plural
     * @param actual number that came
     * @param most largest number allowed
     */
    public TooManyItems(String what, int actual, int most) {
      super(
          DriftReason.TOO_MANY_ITEMS,
          "%,d %s but one call takes at most %,d; split them".formatted(actual, what, most));
    }
  }

  /** The vectors were made by another embedder. */
  public static final class WrongEmbedder extends DriftException {
    @Serial private static final long serialVersionUID = 1L;

    /**
     * @param actual embedder of the vectors
     * @param required embedder of this service
     */
    public WrongEmbedder(String actual, String required) {
      super(
          DriftReason.WRONG_EMBEDDER,
          "embedder \"%s\" but \"%s\" is needed; embed the texts again with Embed"
              .formatted(actual, required));
    }
  }

  /** The vectors belong to another space. */
  public static final class WrongSpace extends DriftException {
    @Serial private static final long serialVersionUID = 1L;

    /**
     * @param actual space of the vectors
     * @param required space of this service
     */
    public WrongSpace(String actual, String required) {
      super(
          DriftReason.WRONG_SPACE,
          "space \"%s\" but \"%s\" is needed; distances across spaces mean nothing, embed the texts"
                  .formatted(actual, required)
              + " again with Embed");
    }
  }

  /** The byte length is not a multiple of four times the dimension. */
  public static final class WrongDimension extends DriftException {
    @Serial private static final long serialVersionUID = 1L;

    /**
     * @param set name of the set of vectors
     * @param bytes length that came
     * @param dimension components of a vector of this space
     */
    public WrongDimension(String set, int bytes, int dimension) {
      super(
          DriftReason.WRONG_DIMENSION,
          "%d bytes in \"%s\" but rows of %d bytes (%d components, float32) are needed; send whole rows"
              .formatted(bytes, set, 4 * dimension, dimension));
    }
  }

  /** A component is not finite, or the vector is zero. */
  public static final class NotAVector extends DriftException {
    @Serial private static final long serialVersionUID = 1L;

    /**
     * @param set name of the set of vectors
     * @param row row of the offending vector, from 0
     * @param what what is wrong with it
     */
    public NotAVector(String set, int row, String what) {
      super(
          DriftReason.NOT_A_VECTOR,
          "row %d of \"%s\" %s; finite, non-zero vectors are needed; leave the row out or embed it again"
              .formatted(row, set, what));
    }
  }

  /** The embedder's queue is full. */
  public static final class EmbedderBusy extends DriftException {
    @Serial private static final long serialVersionUID = 1L;

    /**
     * @param retryAfter delay after which the queue should have room
     */
    public EmbedderBusy(Duration retryAfter) {
      super(
          Failure.of(
                  DriftReason.EMBEDDER_BUSY,
                  "the embedder has as much work as it may queue; try again in %d ms"
                      .formatted(retryAfter.toMillis()))
              .retryAfter(retryAfter));
    }
  }

  /** A window ends before it begins, or reaches beyond what is kept. */
  public static final class InvalidWindow extends DriftException {
    @Serial private static final long serialVersionUID = 1L;

    /**
     * @param message what came, what is needed, what to do
     */
    public InvalidWindow(String message) {
      super(DriftReason.INVALID_WINDOW, message);
    }
  }
}
