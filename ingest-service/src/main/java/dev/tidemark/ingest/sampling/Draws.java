package dev.tidemark.ingest.sampling;

import dev.tidemark.ingest.hmac.Hmac;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Uniform draws under one salt; reusable, for one thread at a time. */
public final class Draws {
  /** Blocks of authors. */
  public static final int BLOCKS = 256;

  private static final VarHandle BIG_ENDIAN_LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private static final int BITS = 53;

  private final Hmac hmac;

  Draws(Hmac hmac) {
    this.hmac = hmac;
  }

  /**
   * The draw of a unit: first 53 bits of HMAC-SHA256(salt, label | unit), as a fraction.
   *
   * @param unit raw id, hashed as UTF-8
   * @return uniform in [0, 1), exact in a double; O(length of the id)
   */
  public double u(Label label, String unit) {
    byte[] digest = hmac.digest((label.prefix() + unit).getBytes(StandardCharsets.UTF_8));
    return ((long) BIG_ENDIAN_LONG.get(digest, 0) >>> (Long.SIZE - BITS)) * 0x1.0p-53;
  }

  /**
   * Hash block of an author.
   *
   * @param unit raw id of the user, else of the conversation, else of the interaction
   * @return 0 to 255
   */
  public int block(String unit) {
    return (int) (u(Label.BLOCK, unit) * BLOCKS);
  }
}
