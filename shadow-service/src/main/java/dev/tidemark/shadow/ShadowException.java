package dev.tidemark.shadow;

import dev.tidemark.chassis.errors.Failure;
import dev.tidemark.chassis.errors.TidemarkException;
import java.io.Serial;

/**
 * Why shadow refused a request.
 *
 * <p>One permitted type per reason of {@code tidemark.shadow.v1.ErrorReason}; a test holds the two
 * equal. Every message says what came, what is needed and what to do next.
 */
public abstract sealed class ShadowException extends TidemarkException {
  @Serial private static final long serialVersionUID = 1L;

  private ShadowException(ShadowReason reason, String message) {
    super(Failure.of(reason, message));
  }

  /** No such candidate in the application. */
  public static final class UnknownCandidate extends ShadowException {
    @Serial private static final long serialVersionUID = 1L;

    /**
     * @param application id of the application
     * @param candidate id that was asked for
     */
    public UnknownCandidate(String application, String candidate) {
      super(
          ShadowReason.UNKNOWN_CANDIDATE,
          "application \"%s\" has no candidate \"%s\"; list them with GET"
                  .formatted(application, candidate)
              + " /api/v1/applications/%s/candidates".formatted(application));
    }
  }

  /** The id is taken by another configuration. */
  public static final class CandidateExists extends ShadowException {
    @Serial private static final long serialVersionUID = 1L;

    /**
     * @param candidate id that was given
     */
    public CandidateExists(String candidate) {
      super(
          ShadowReason.CANDIDATE_EXISTS,
          "candidate \"%s\" is registered with another configuration; update its limits or choose"
                  .formatted(candidate)
              + " another id");
    }
  }

  /** The endpoint may not be called. */
  public static final class EndpointNotAllowed extends ShadowException {
    @Serial private static final long serialVersionUID = 1L;

    /**
     * @param why actual, required, next step
     */
    public EndpointNotAllowed(String why) {
      super(ShadowReason.ENDPOINT_NOT_ALLOWED, why);
    }
  }

  /** The secret reference names nothing. */
  public static final class UnknownSecret extends ShadowException {
    @Serial private static final long serialVersionUID = 1L;

    /**
     * @param secret its tenant and name
     */
    public UnknownSecret(String secret) {
      super(
          ShadowReason.UNKNOWN_SECRET,
          "no secret \"%s\"; put a file of that path into tidemark.shadow.secrets-directory"
              .formatted(secret));
    }
  }

  /** The candidate is retired for good. */
  public static final class CandidateRetired extends ShadowException {
    @Serial private static final long serialVersionUID = 1L;

    /**
     * @param candidate id that was given
     */
    public CandidateRetired(String candidate) {
      super(
          ShadowReason.CANDIDATE_RETIRED,
          "candidate \"%s\" is retired for good; register a new one".formatted(candidate));
    }
  }
}
