package dev.tidemark.ingest;

import dev.tidemark.chassis.errors.ErrorCode;
import dev.tidemark.chassis.errors.Reason;

/** Why ingest refuses a request or an item; names as in {@code tidemark.ingest.v1.ErrorReason}. */
public enum IngestReason implements Reason {
  UNKNOWN_APPLICATION(ErrorCode.NOT_FOUND),
  MISSING_ID(ErrorCode.INVALID_ARGUMENT),
  MISSING_TIMESTAMP(ErrorCode.INVALID_ARGUMENT),
  MISSING_MODEL(ErrorCode.INVALID_ARGUMENT),
  MISSING_PROMPT(ErrorCode.INVALID_ARGUMENT),
  FUTURE_EVENT_TIME(ErrorCode.INVALID_ARGUMENT),
  ITEM_TOO_LARGE(ErrorCode.INVALID_ARGUMENT),
  TOO_MANY_ITEMS(ErrorCode.INVALID_ARGUMENT),
  MISSING_BATCH_ID(ErrorCode.INVALID_ARGUMENT),
  DUPLICATE(ErrorCode.ALREADY_EXISTS),
  INVALID_ITEM(ErrorCode.INVALID_ARGUMENT),
  INVALID_POLICY(ErrorCode.INVALID_ARGUMENT),
  IMMUTABLE_FIELD(ErrorCode.FAILED_PRECONDITION),
  INVALID_ROLLOUT(ErrorCode.INVALID_ARGUMENT),
  SHADOW_TRAFFIC(ErrorCode.INVALID_ARGUMENT);

  private static final String DOMAIN = "tidemark.ingest";

  private final ErrorCode code;

  IngestReason(ErrorCode code) {
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
