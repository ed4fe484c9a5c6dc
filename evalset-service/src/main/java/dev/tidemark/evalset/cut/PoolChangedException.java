package dev.tidemark.evalset.cut;

import java.io.Serial;

/** A chosen prompt has left the pool, as its user was erased; the cut begins again. */
final class PoolChangedException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  PoolChangedException() {
    super("a chosen prompt has left the pool", null, false, false);
  }
}
