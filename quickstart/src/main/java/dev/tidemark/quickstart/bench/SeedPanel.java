package dev.tidemark.quickstart.bench;

import dev.tidemark.stats.adaptation.CellMeans;
import dev.tidemark.stats.adaptation.PanelSums;
import dev.tidemark.stats.adaptation.PanelUser;
import dev.tidemark.stats.cluster.Codebook;
import dev.tidemark.stats.feature.FeatureMap;
import dev.tidemark.stats.simulate.world.User;
import java.util.ArrayList;
import java.util.List;

/** Panel sums per user before and after the deployment, and the users made of them. */
final class SeedPanel {
  private final List<User> users;
  private final Codebook codebook;
  private final FeatureMap map;
  private final int deploymentDay;
  private final PanelSums[][] sums;
  private final double[][][] patterns;

  SeedPanel(List<User> users, Codebook codebook, FeatureMap map, int deploymentDay) {
    this.users = users;
    this.codebook = codebook;
    this.map = map;
    this.deploymentDay = deploymentDay;
    sums = new PanelSums[users.size()][2];
    patterns = new double[users.size()][2][];
  }

  /** Adds prompts and returns the users with at least one prompt before and one after. */
  List<PanelUser> users(List<EmbeddedPrompt> prompts, CellMeans means) {
    prompts.forEach(this::add);
    List<PanelUser> panel = new ArrayList<>();
    for (User user : users) {
      PanelSums[] own = sums[user.index()];
      if (own[0] != null && own[1] != null) {
        double[][] counts = patterns[user.index()];
        panel.add(
            new PanelUser(
                user.block(),
                means.split(own[0], mean(counts[0], own[0].prompts())),
                means.split(own[1], mean(counts[1], own[1].prompts()))));
      }
    }
    return panel;
  }

  /** Cell means of the prompts before the deployment. */
  CellMeans means(List<EmbeddedPrompt> prompts) {
    long[] counts = new long[codebook.cells()];
    double[][] cellSums = new double[codebook.cells()][map.size()];
    for (EmbeddedPrompt prompt : prompts) {
      if (prompt.event().day() < deploymentDay) {
        int cell = codebook.assign(prompt.vector()).cell();
        counts[cell]++;
        add(cellSums[cell], map.features(prompt.vector()));
      }
    }
    return CellMeans.shrunk(counts, cellSums);
  }

  private void add(EmbeddedPrompt prompt) {
    int user = prompt.event().user();
    int period = prompt.event().day() < deploymentDay ? 0 : 1;
    if (sums[user][period] == null) {
      sums[user][period] = new PanelSums(map.size());
      patterns[user][period] = new double[prompt.patterns().length];
    }
    int cell = codebook.assign(prompt.vector()).cell();
    sums[user][period].add(cell, map.features(prompt.vector()));
    double[] total = patterns[user][period];
    for (int i = 0; i < total.length; i++) {
      total[i] += prompt.patterns()[i];
    }
  }

  private static void add(double[] sum, float[] values) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += values[i];
    }
  }

  private static float[] mean(double[] sum, int count) {
    float[] mean = new float[sum.length];
    for (int i = 0; i < sum.length; i++) {
      mean[i] = (float) (sum[i] / count);
    }
    return mean;
  }
}
