package dev.tidemark.evalset;

import dev.tidemark.chassis.errors.ErrorCode;
import dev.tidemark.chassis.errors.Reason;

/** The reasons of evalset; names as in {@code tidemark.evalset.v1.ErrorReason}. */
public enum EvalsetReason implements Reason {
  UNKNOWN_VERSION(ErrorCode.NOT_FOUND),
  POOL_TOO_SMALL(ErrorCode.FAILED_PRECONDITION),
  CUT_RUNNING(ErrorCode.ABORTED),
  UNKNOWN_SPACE(ErrorCode.FAILED_PRECONDITION);

  private static final String DOMAIN = "tidemark.evalset";

  private final ErrorCode code;

  EvalsetReason(ErrorCode code) {
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
