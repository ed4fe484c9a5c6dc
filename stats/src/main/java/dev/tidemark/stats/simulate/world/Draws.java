package dev.tidemark.stats.simulate.world;

/**
 * Random numbers addressed by name instead of by order.
 *
 * <p>A value depends only on the seed and the path of labels that leads to it, never on what was
 * drawn before; that is what gives two worlds common random numbers. Mixing function: SplitMix64
 * (Steele, Lea and Flood 2014), in integer arithmetic, hence equal on every machine.
 *
 * @param key the address; every 64-bit value is allowed
 */
public record Draws(long key) {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;
  private static final double UNIT = 0x1.0p-53;

  /** Child address for {@code label}; different labels give unrelated children. */
  public Draws at(long label) {
    return new Draws(mix(key + GOLDEN * (2 * label + 1)) ^ GOLDEN);
  }

  /** Child address for two labels, as {@code at(first).at(second)}. */
  public Draws at(long first, long second) {
    return at(first).at(second);
  }

  /** Uniform on [0, 1), 53 bits, the value number {@code label} of this address. */
  public double uniform(long label) {
    return (mix(at(label).key) >>> 11) * UNIT;
  }

  /** Standard normal, the value number {@code label} of this address (Box-Muller). */
  public double gaussian(long label) {
    Draws pair = at(label);
    double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - pair.uniform(0)));
    return radius * StrictMath.cos(2 * StrictMath.PI * pair.uniform(1));
  }

  /** Uniform integer on [0, bound), the value number {@code label} of this address. */
  public int below(int bound, long label) {
    return (int) (uniform(label) * bound);
  }

  private static long mix(long z) {
    long x = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    x = (x ^ (x >>> 27)) * 0x94D049BB133111EBL;
    return x ^ (x >>> 31);
  }
}
