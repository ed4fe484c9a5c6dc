package dev.tidemark.stats.selection;

import dev.tidemark.stats.Vectors;
import dev.tidemark.stats.random.SplitMix64;
import java.util.ArrayList;
import java.util.List;

/** Prompts of topics with decreasing shares, by users with favourite topics. */
public final class Prompts {

  private static final int DIMENSION = 16;
  private static final int TOPICS = 12;

  private final SplitMix64 random;
  private final float[][] centres = new float[TOPICS][];

  public Prompts(long seed) {
    this.random = new SplitMix64(seed);
    SplitMix64 places = new SplitMix64(7);
    for (int t = 0; t < TOPICS; t++) {
      centres[t] = Vectors.unit(places, DIMENSION);
    }
  }

  /** Some prompts of each of some users; weights 1 and 4. */
  public List<PoolItem> of(int users, int each) {
    List<PoolItem> items = new ArrayList<>();
    for (int user = 0; user < users; user++) {
      int favourite = topic();
      for (int k = 0; k < each; k++) {
        int topic = random.nextInt(3) == 0 ? favourite : topic();
        double weight = random.nextInt(4) == 0 ? 4 : 1;
        items.add(new PoolItem(random.nextLong(), user, topic, weight, vector(topic)));
      }
    }
    return items;
  }

  private int topic() {
    double u = random.nextDouble();
    return (int) (TOPICS * u * u);
  }

  private float[] vector(int topic) {
    float[] noise = Vectors.unit(random, DIMENSION);
    for (int i = 0; i < DIMENSION; i++) {
      noise[i] += .9f * centres[topic][i];
    }
    return Vectors.normalised(noise);
  }

  static PoolItem at(long key, long user, int cell, double weight, double angle) {
    return new PoolItem(
        key, user, cell, weight, new float[] {(float) Math.cos(angle), (float) Math.sin(angle)});
  }
}
