package dev.tidemark.chassis.stream;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Vectors as little-endian float32, the form of the contract and of the database. */
public final class Vectors {
  private Vectors() {}

  /** Bytes of a vector, 4 a component. */
  public static byte[] toBytes(float[] values) {
    ByteBuffer bytes =
        ByteBuffer.allocate(Float.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    return bytes.array();
  }

  /**
   * Reads a vector.
   *
   * @param bytes a multiple of 4 long
   */
  public static float[] fromBytes(ByteBuffer bytes) {
    float[] values = new float[bytes.remaining() / Float.BYTES];
    bytes.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
    return values;
  }

  /** Reads a vector. */
  public static float[] fromBytes(byte[] bytes) {
    return fromBytes(ByteBuffer.wrap(bytes));
  }
}
