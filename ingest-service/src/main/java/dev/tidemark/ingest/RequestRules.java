package dev.tidemark.ingest;

import dev.tidemark.chassis.errors.CommonException;
import java.util.regex.Pattern;

/** Bounds of the fields that every request has, whichever door it came by. */
public final class RequestRules {
  /** Longest id a client makes, bytes. */
  public static final int ID_BYTES = 200;

  /** Longest raw id of a user or conversation, bytes. */
  public static final int RAW_ID_BYTES = 500;

  private static final Pattern APPLICATION = Pattern.compile("[a-z0-9._-]{1,100}");

  private RequestRules() {}

  /**
   * Checks the id of an application.
   *
   * @throws CommonException INVALID_FIELD unless 1 to 100 of [a-z0-9._-]
   */
  public static void requireApplication(String application) {
    if (!APPLICATION.matcher(application).matches()) {
      throw CommonException.invalidField(
          "application",
          "application has %d characters that are not all allowed; name it with 1 to 100 of"
                  .formatted(application.length())
              + " [a-z0-9._-]");
    }
  }

  /**
   * Checks the id of a batch.
   *
   * @throws IngestException MISSING_BATCH_ID when empty
   * @throws CommonException INVALID_FIELD when longer than {@code most} bytes
   */
  public static void requireBatchId(String batchId, int most) {
    if (batchId.isEmpty()) {
      throw new IngestException.MissingBatchId();
    }
    requireAtMost("batch_id", batchId, most);
  }

  /**
   * Checks a client-made id.
   *
   * @throws IngestException MISSING_ID when empty
   * @throws CommonException INVALID_FIELD when longer than {@value #ID_BYTES} bytes
   */
  public static void requireId(String field, String id) {
    if (id.isEmpty()) {
      throw new IngestException.RefusedItem(
          IngestReason.MISSING_ID,
          field,
          "no %s but it is needed; make one and keep it on every retry".formatted(field));
    }
    requireAtMost(field, id, ID_BYTES);
  }

  /**
   * Checks the length of a text.
   *
   * @throws CommonException INVALID_FIELD when longer than {@code most} bytes of UTF-8
   */
  public static void requireAtMost(String field, String text, int most) {
    if (Utf8.exceeds(text, most)) {
      throw CommonException.invalidField(
          field,
          "%s has %d bytes but at most %d are taken; shorten it"
              .formatted(field, Utf8.length(text), most));
    }
  }
}
