package dev.tidemark.evalset.stack;

import dev.tidemark.evalset.pool.Candidate;
import dev.tidemark.evalset.pool.Days;
import dev.tidemark.evalset.pool.PoolSample;
import dev.tidemark.stats.feature.KnownSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Synthetic prompts: eight topics of sixteen dimensions, every user at home in two of them. */
public final class Prompts {
  public static final int DIMENSION = 16;
  public static final int TOPICS = 8;
  public static final int USERS = 60;
  public static final String SPACE = KnownSpace.MINI_LM.id();

  private Prompts() {}

  public static float[] vector(int topic, long seed) {
    Random random = new Random(seed);
    double[] values = new double[DIMENSION];
    for (int i = 0; i < DIMENSION; i++) {
      values[i] = (i % TOPICS == topic ? 2 : 0) + .5 * random.nextGaussian();
    }
    return unit(values);
  }

  private static float[] unit(double[] values) {
    double norm = 0;
    for (double value : values) {
      norm += value * value;
    }
    float[] unit = new float[values.length];
    for (int i = 0; i < unit.length; i++) {
      unit[i] = (float) (values[i] / Math.sqrt(norm));
    }
    return unit;
  }

  /** Topic of a prompt: the user's own, now and then the next. */
  public static int topic(int index) {
    int user = index % USERS;
    return (user + (index / USERS) % 2) % TOPICS;
  }

  public static Candidate candidate(int index, int codebook) {
    int topic = topic(index);
    return new Candidate(
        "e" + index,
        "u" + index % USERS,
        2,
        codebook,
        // Cells of another codebook carry other numbers.
        codebook == 1 ? topic : TOPICS - 1 - topic,
        vector(topic, index),
        "text" + index);
  }

  public static PoolSample sample(int size) {
    List<Candidate> prompts = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      prompts.add(candidate(i, 1));
    }
    return new PoolSample(new Days(100, 106), "embedder", SPACE, prompts);
  }
}
