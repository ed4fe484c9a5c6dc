package dev.tidemark.stats.kernel;

/**
 * Constants and the scalar form of the float sine and cosine used for features.
 *
 * <p>Reduction to [-pi/4, pi/4] by a three-part pi/2 with fused multiply-add, then the minimax
 * polynomials of Cephes (sinf.c, cosf.c). Every step is one correctly rounded operation, so the
 * scalar and the vector form give the same bits. Absolute error below 2e-7 for |angle| <= 8192.
 */
final class SinCos {

  static final float TWO_OVER_PI = 0.63661975f;
  // Adding and subtracting 1.5 * 2^23 rounds a float to the nearest integer.
  static final float ROUNDER = 0x1.8p23f;
  static final float HALF_PI_1 = 1.5707964f;
  static final float HALF_PI_2 = -4.371139e-8f;
  static final float HALF_PI_3 = -1.7151245e-15f;
  static final float S1 = -1.9515296e-4f;
  static final float S2 = 8.332161e-3f;
  static final float S3 = -1.6666655e-1f;
  static final float C1 = 2.4433157e-5f;
  static final float C2 = -1.3887316e-3f;
  static final float C3 = 4.1666646e-2f;

  private SinCos() {}

  /** Writes cos to out[at] and sin to out[at + n], both times scale. */
  static void write(float angle, float scale, float[] out, int at, int n) {
    float k = (angle * TWO_OVER_PI + ROUNDER) - ROUNDER;
    float r = Math.fma(-k, HALF_PI_3, Math.fma(-k, HALF_PI_2, Math.fma(-k, HALF_PI_1, angle)));
    float z = r * r;
    float sin = Math.fma(Math.fma(Math.fma(S1, z, S2), z, S3) * z, r, r);
    float cos = Math.fma(Math.fma(Math.fma(C1, z, C2), z, C3), z * z, Math.fma(-0.5f, z, 1f));
    int quadrant = (int) k;
    boolean odd = (quadrant & 1) != 0;
    out[at] = scale * withSign(odd ? sin : cos, quadrant + 1);
    out[at + n] = scale * withSign(odd ? cos : sin, quadrant);
  }

  private static float withSign(float value, int quadrant) {
    return Float.intBitsToFloat(Float.floatToRawIntBits(value) ^ ((quadrant & 2) << 30));
  }
}
