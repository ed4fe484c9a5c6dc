package dev.tidemark.stats.shift;

import dev.tidemark.stats.Vectors;
import dev.tidemark.stats.feature.FeatureMap;
import dev.tidemark.stats.random.SplitMix64;
import dev.tidemark.stats.sketch.SketchShape;
import dev.tidemark.stats.sketch.WindowSketch;

/** Small worlds of users with tastes of their own, for tests of distances. */
final class Traffic {

  static final int DIMENSION = 16;
  static final FeatureMap MAP = new FeatureMap(DIMENSION, 32, 0.7, 1);
  static final SketchShape SHAPE = new SketchShape(MAP.size(), 4);

  private final SplitMix64 random;
  private final float[][] tastes;
  private final double[] activity;

  /** Users in blocks u mod 256; each has an offset of the given size and his own activity. */
  Traffic(long seed, int users, double taste) {
    random = new SplitMix64(seed);
    tastes = new float[users][];
    activity = new double[users];
    for (int u = 0; u < users; u++) {
      tastes[u] = Vectors.unit(random, DIMENSION);
      for (int i = 0; i < DIMENSION; i++) {
        tastes[u][i] *= (float) taste;
      }
      activity[u] = Math.min(8, Math.exp(.9 * random.nextGaussian() - .3));
    }
  }

  /** About perUser records a user around (1, 0, ..) moved by shift along the second axis. */
  WindowSketch window(double perUser, double shift) {
    WindowSketch window = new WindowSketch(SHAPE);
    for (int u = 0; u < tastes.length; u++) {
      int records = (int) (activity[u] * perUser + random.nextDouble());
      for (int k = 0; k < records; k++) {
        window.add(u % WindowSketch.BLOCKS, 0, 1, MAP.features(prompt(u, shift)));
      }
    }
    return window;
  }

  float[] prompt(int user, double shift) {
    float[] x = new float[DIMENSION];
    for (int i = 0; i < DIMENSION; i++) {
      x[i] = (float) (tastes[user][i] + .2 * random.nextGaussian());
    }
    x[0] += 1;
    x[1] += (float) shift;
    return Vectors.normalised(x);
  }

  /** A prompt of production drawn at random: users in proportion to their activity. */
  float[] freshPrompt() {
    while (true) {
      int user = random.nextInt(tastes.length);
      if (8 * random.nextDouble() < activity[user]) {
        return prompt(user, 0);
      }
    }
  }
}
