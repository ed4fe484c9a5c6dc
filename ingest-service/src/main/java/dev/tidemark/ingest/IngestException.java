package dev.tidemark.ingest;

import dev.tidemark.chassis.errors.Failure;
import dev.tidemark.chassis.errors.TidemarkException;
import java.io.Serial;

/** A refusal of a whole request. Every message says what came, what is needed, what to do next. */
public abstract sealed class IngestException extends TidemarkException {
  @Serial private static final long serialVersionUID = 1L;

  private IngestException(Failure failure) {
    super(failure);
  }

  /** No such application, and none may be made on first use. */
  public static final class UnknownApplication extends IngestException {
    @Serial private static final long serialVersionUID = 1L;

    public UnknownApplication(String application) {
      super(
          Failure.of(
                  IngestReason.UNKNOWN_APPLICATION,
                  "application \"%s\" does not exist; create it with PUT /api/v1/applications/%s"
                      .formatted(application, application))
              .with("application", application));
    }
  }

  /** More items than one call may carry. */
  public static final class TooManyItems extends IngestException {
    @Serial private static final long serialVersionUID = 1L;

    public TooManyItems(int actual, int most) {
      super(
          Failure.of(
                  IngestReason.TOO_MANY_ITEMS,
                  "%d items but a call takes at most %d; send smaller batches"
                      .formatted(actual, most))
              .with("limit", most));
    }
  }

  /** A batch without the id that makes its retry safe. */
  public static final class MissingBatchId extends IngestException {
    @Serial private static final long serialVersionUID = 1L;

    public MissingBatchId() {
      super(
          Failure.of(
                  IngestReason.MISSING_BATCH_ID,
                  "no batch_id but every batch needs one; make one and keep it on every retry")
              .with("field", "batch_id"));
    }
  }

  /** A single thing, not part of a batch, that lacks something or is out of its bounds. */
  public static final class RefusedItem extends IngestException {
    @Serial private static final long serialVersionUID = 1L;

    public RefusedItem(IngestReason reason, String field, String message) {
      super(Failure.of(reason, message).with("field", field));
    }
  }

  /** A field of a policy outside its bounds. */
  public static final class InvalidPolicy extends IngestException {
    @Serial private static final long serialVersionUID = 1L;

    public InvalidPolicy(String field, String bound, Object actual) {
      super(
          Failure.of(
                  IngestReason.INVALID_POLICY,
                  "%s is %s but must be %s; correct it and put the whole policy again"
                      .formatted(field, actual, bound))
              .with("field", field)
              .with("bound", bound));
    }
  }

  /** A change of what is fixed at creation. */
  public static final class ImmutableField extends IngestException {
    @Serial private static final long serialVersionUID = 1L;

    public ImmutableField(String field, Object actual, Object fixed) {
      super(
          Failure.of(
                  IngestReason.IMMUTABLE_FIELD,
                  "%s is %s but was fixed as %s at creation; keep it, or create another application"
                      .formatted(field, actual, fixed))
              .with("field", field));
    }
  }

  /** A roll-out plan that cannot be meant. */
  public static final class InvalidRollout extends IngestException {
    @Serial private static final long serialVersionUID = 1L;

    public InvalidRollout(String field, String message) {
      super(Failure.of(IngestReason.INVALID_ROLLOUT, message).with("field", field));
    }
  }
}
