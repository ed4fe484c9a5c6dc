package dev.tidemark.drift;

import dev.tidemark.chassis.errors.ErrorCode;
import dev.tidemark.chassis.errors.Reason;

/** The reasons of drift; names as in {@code tidemark.drift.v1.ErrorReason}. */
public enum DriftReason implements Reason {
  UNKNOWN_DEPLOYMENT(ErrorCode.NOT_FOUND),
  EMPTY_TEXT(ErrorCode.INVALID_ARGUMENT),
  TOO_MANY_ITEMS(ErrorCode.INVALID_ARGUMENT),
  WRONG_EMBEDDER(ErrorCode.FAILED_PRECONDITION),
  WRONG_SPACE(ErrorCode.FAILED_PRECONDITION),
  WRONG_DIMENSION(ErrorCode.INVALID_ARGUMENT),
  NOT_A_VECTOR(ErrorCode.INVALID_ARGUMENT),
  EMBEDDER_BUSY(ErrorCode.RESOURCE_EXHAUSTED),
  INVALID_WINDOW(ErrorCode.INVALID_ARGUMENT);

  private static final String DOMAIN = "tidemark.drift";

  private final ErrorCode code;

  DriftReason(ErrorCode code) {
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
