package dev.tidemark.quickstart.bench;

import dev.tidemark.stats.adaptation.PanelPeriod;
import dev.tidemark.stats.adaptation.PanelUser;
import dev.tidemark.stats.resample.Permutations;
import java.util.List;

/**
 * What one would do without a control group: compare exposed users before and after, one random
 * sign per user. It takes every drift for an effect of the deployment.
 */
final class NaiveComparison {
  private NaiveComparison() {}

  /** p of "exposed users ask as before". */
  static double p(List<PanelUser> users, boolean[] treated, Permutations permutations) {
    List<float[]> changes =
        users.stream()
            .filter(user -> user.stayer() && treated[user.block()])
            .map(NaiveComparison::change)
            .toList();
    double[][] gram = new double[changes.size()][changes.size()];
    for (int i = 0; i < gram.length; i++) {
      for (int j = 0; j < gram.length; j++) {
        gram[i][j] = dot(changes.get(i), changes.get(j));
      }
    }
    return Permutations.p(permutations.overSigns(gram));
  }

  /** Mean features after minus before, topics included: who looks plainly does not split them. */
  private static float[] change(PanelUser user) {
    PanelPeriod before = user.before();
    PanelPeriod after = user.after();
    float[] change = after.wording().clone();
    for (int i = 0; i < change.length; i++) {
      change[i] += after.topic()[i] - before.wording()[i] - before.topic()[i];
    }
    return change;
  }

  private static double dot(float[] a, float[] b) {
    double dot = 0;
    for (int i = 0; i < a.length; i++) {
      dot += (double) a[i] * b[i];
    }
    return dot;
  }
}
