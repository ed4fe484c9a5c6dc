package dev.tidemark.stats.adaptation;

import dev.tidemark.stats.random.SplitMix64;
import java.util.ArrayList;
import java.util.List;

/** Small synthetic panels: user tastes persist, a shock hits all, treated users may move. */
final class Panels {

  static final int BLOCKS = 64;
  static final int FEATURES = 12;
  static final int PATTERNS = 5;

  private final SplitMix64 random;

  Panels(long seed) {
    random = new SplitMix64(seed);
  }

  /** Half of the blocks, drawn at random. */
  boolean[] drawHalf() {
    int[] order = new int[BLOCKS];
    for (int b = 0; b < BLOCKS; b++) {
      order[b] = b;
    }
    random.shuffle(order);
    boolean[] treated = new boolean[BLOCKS];
    for (int k = 0; k < BLOCKS / 2; k++) {
      treated[order[k]] = true;
    }
    return treated;
  }

  /**
   * Users whose wording moves by {@code effect} along the first axis and whose first pattern moves
   * by {@code patternEffect} if treated; all move by 1 along the second axis.
   */
  List<PanelUser> users(int count, boolean[] treated, double effect, double patternEffect) {
    List<PanelUser> users = new ArrayList<>();
    for (int u = 0; u < count; u++) {
      int block = random.nextInt(BLOCKS);
      double[] taste = normals(FEATURES, .5);
      double[] habits = normals(PATTERNS, .5);
      boolean exposed = treated[block];
      users.add(
          new PanelUser(
              block,
              period(taste, habits, 0, 0, 0),
              period(taste, habits, exposed ? effect : 0, exposed ? patternEffect : 0, 1)));
    }
    return users;
  }

  private PanelPeriod period(
      double[] taste, double[] habits, double effect, double patternEffect, double shock) {
    float[] wording = noisy(taste);
    wording[0] += (float) effect;
    wording[1] += (float) shock;
    float[] patterns = noisy(habits);
    patterns[0] += (float) patternEffect;
    patterns[1] += (float) shock;
    return new PanelPeriod(5, wording, noisy(normals(FEATURES, .2)), patterns);
  }

  private float[] noisy(double[] centre) {
    float[] noisy = new float[centre.length];
    for (int j = 0; j < noisy.length; j++) {
      noisy[j] = (float) (centre[j] + .5 * random.nextGaussian());
    }
    return noisy;
  }

  private double[] normals(int n, double sd) {
    double[] values = new double[n];
    for (int j = 0; j < n; j++) {
      values[j] = sd * random.nextGaussian();
    }
    return values;
  }
}
