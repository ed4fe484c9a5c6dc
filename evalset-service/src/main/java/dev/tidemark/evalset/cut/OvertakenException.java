package dev.tidemark.evalset.cut;

import java.io.Serial;

/** Another replica has taken the work over; nothing was written. */
final class OvertakenException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private OvertakenException(String message) {
    super(message, null, false, false);
  }

  static void unless(boolean current, String what) {
    if (!current) {
      throw new OvertakenException(what);
    }
  }
}
