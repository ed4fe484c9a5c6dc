package dev.tidemark.shadow;

import dev.tidemark.chassis.errors.ErrorCode;
import dev.tidemark.chassis.errors.Reason;

/** The reasons of shadow; names as in {@code tidemark.shadow.v1.ErrorReason}. */
public enum ShadowReason implements Reason {
  UNKNOWN_CANDIDATE(ErrorCode.NOT_FOUND),
  CANDIDATE_EXISTS(ErrorCode.ALREADY_EXISTS),
  ENDPOINT_NOT_ALLOWED(ErrorCode.FAILED_PRECONDITION),
  UNKNOWN_SECRET(ErrorCode.FAILED_PRECONDITION),
  CANDIDATE_RETIRED(ErrorCode.FAILED_PRECONDITION);

  private static final String DOMAIN = "tidemark.shadow";

  private final ErrorCode code;

  ShadowReason(ErrorCode code) {
    this.code = code;
  }

  @Override
  public String domain() {
    return DOMAIN;
  }

  @Override
  public ErrorCode code() {
    return code;
  }
}
