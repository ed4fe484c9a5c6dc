package dev.tidemark.stats.simulate.vector;

import dev.tidemark.stats.kernel.VectorMath;
import dev.tidemark.stats.random.SplitMix64;
import dev.tidemark.stats.simulate.world.User;
import dev.tidemark.stats.simulate.world.World;
import dev.tidemark.stats.simulate.world.WorldEvent;
import java.util.List;

/**
 * Embeddings of simulated prompts:
 *
 * <pre>x = unit(.28 m + .62 c_topic + offset_user + background v_bg
 *               + (gamma adaptation + launch) v_ad + noise)</pre>
 *
 * <p>m, c, v_bg and v_ad are random unit vectors; the offset has norm .25; the noise has norm .73
 * with variance 1/i over the coordinates. Cosine is about .44 within and .07 between topics. All
 * random numbers hang on the seed of the world, so layers of two worlds of one seed differ by their
 * settings only.
 */
public final class PromptVectors {

  private static final double COMMON = 0.28;
  private static final double TOPIC = 0.62;
  private static final double OFFSET = 0.25;
  private static final double NOISE = 0.73;

  private final int dimension;
  private final double gamma;
  private final float[][] topics;
  private final float[] backgroundDirection;
  private final float[] adaptationDirection;
  private final float[] noiseSd;
  private final float[][] offsets;

  /**
   * The layer of a world.
   *
   * @param world users and topics
   * @param dimension d of the vectors, at least 2
   * @param gamma norm of a full adaptation before normalising, at least 0
   */
  public PromptVectors(World world, int dimension, double gamma) {
    this.dimension = dimension;
    this.gamma = gamma;
    SplitMix64 random = new SplitMix64(world.config().seed()).stream(0x766563746f72L);
    float[] common = unit(random.stream(0), dimension);
    topics = new float[world.config().population().topics()][];
    for (int z = 0; z < topics.length; z++) {
      topics[z] = scaled(common, COMMON);
      VectorMath.axpy((float) TOPIC, unit(random.stream(1).stream(z), dimension), topics[z]);
    }
    backgroundDirection = unit(random.stream(2), dimension);
    adaptationDirection = unit(random.stream(3), dimension);
    noiseSd = powerLaw(dimension);
    offsets = offsets(world.users(), dimension);
  }

  private static float[][] offsets(List<User> users, int dimension) {
    float[][] offsets = new float[users.size()][];
    for (User user : users) {
      SplitMix64 own = new SplitMix64(user.draws().key()).stream(0x6f6666L);
      offsets[user.index()] = scaled(unit(own, dimension), OFFSET);
    }
    return offsets;
  }

  private static float[] powerLaw(int dimension) {
    double total = 0;
    for (int i = 0; i < dimension; i++) {
      total += 1.0 / (i + 1);
    }
    float[] sd = new float[dimension];
    for (int i = 0; i < dimension; i++) {
      sd[i] = (float) (NOISE / Math.sqrt((i + 1) * total));
    }
    return sd;
  }

  /** Length d of the vectors. */
  public int dimension() {
    return dimension;
  }

  /** Unit centres of the topics, K x d: the ideal codebook. */
  public float[][] topicCentres() {
    float[][] centres = new float[topics.length][];
    for (int z = 0; z < topics.length; z++) {
      centres[z] = normalised(topics[z].clone());
    }
    return centres;
  }

  /**
   * Embedding of one prompt.
   *
   * @param event an event of this world, or of one with the same seed
   * @return new vector of length d, norm 1; the same for the same event
   */
  public float[] vector(WorldEvent event) {
    float[] x = topics[event.topic()].clone();
    VectorMath.axpy(1f, offsets[event.user()], x);
    VectorMath.axpy((float) event.background(), backgroundDirection, x);
    double moved = gamma * event.adaptation() + event.launch();
    VectorMath.axpy((float) moved, adaptationDirection, x);
    SplitMix64 noise = new SplitMix64(event.draws().key());
    for (int i = 0; i < dimension; i++) {
      x[i] += noiseSd[i] * (float) noise.nextGaussian();
    }
    return normalised(x);
  }

  private static float[] unit(SplitMix64 random, int dimension) {
    float[] v = new float[dimension];
    for (int i = 0; i < dimension; i++) {
      v[i] = (float) random.nextGaussian();
    }
    return normalised(v);
  }

  private static float[] normalised(float[] v) {
    float factor = (float) (1 / VectorMath.norm(v));
    for (int i = 0; i < v.length; i++) {
      v[i] *= factor;
    }
    return v;
  }

  private static float[] scaled(float[] v, double factor) {
    float[] scaled = new float[v.length];
    VectorMath.axpy((float) factor, v, scaled);
    return scaled;
  }
}
