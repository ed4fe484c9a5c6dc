package dev.tidemark.drift.adaptation;

import dev.tidemark.drift.panel.CellCount;
import dev.tidemark.drift.panel.PanelDay;
import dev.tidemark.drift.sketch.SketchStore.CellSum;
import dev.tidemark.stats.adaptation.CellMeans;
import dev.tidemark.stats.adaptation.PanelPeriod;
import dev.tidemark.stats.adaptation.PanelSums;
import dev.tidemark.stats.adaptation.PanelUser;
import dev.tidemark.stats.kernel.VectorMath;
import dev.tidemark.text.pattern.PromptPatterns;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Sums the panel over the windows of a comparison, user by user: about 9 KB a user, whatever the
 * number of days. Fill it with {@link #add}, then ask.
 */
final class PanelCollector {
  private final AdaptationWindows windows;
  private final Map<String, User> users = new HashMap<>();
  private final Set<Integer> codebooks = new HashSet<>();
  private boolean patternsKnown = true;

  PanelCollector(AdaptationWindows windows) {
    this.windows = windows;
  }

  /** Adds one row; rows outside both windows are passed over. */
  void add(PanelDay row) {
    boolean before = windows.before().contains(row.day());
    if (!before && !windows.after().contains(row.day())) {
      return;
    }
    codebooks.add(row.codebook());
    patternsKnown &= row.patternsVersion().equals(PromptPatterns.VERSION);
    User user = users.computeIfAbsent(row.user(), _ -> new User(row));
    (before ? user.before : user.after).add(row);
  }

  /** Whether every row has its cell in one codebook, so that topics can be told from wording. */
  boolean hasOneCodebook() {
    return codebooks.size() == 1;
  }

  /** Users with a prompt in both windows, split by the topic means of the window before. */
  List<PanelUser> split(List<CellSum> cells) {
    CellMeans means = hasOneCodebook() ? byCell(cells, codebooks.iterator().next()) : overall();
    return users.values().stream()
        .filter(user -> user.before.sums != null && user.after.sums != null)
        .map(user -> user.split(means, hasOneCodebook(), patternsKnown))
        .toList();
  }

  private CellMeans byCell(List<CellSum> cells, int codebook) {
    Map<Integer, List<CellSum>> byCell =
        cells.stream()
            .filter(sum -> sum.codebook() == codebook && windows.before().contains(sum.day()))
            .collect(Collectors.groupingBy(CellSum::cell));
    int last = byCell.keySet().stream().max(Integer::compare).orElse(-1);
    int known = users.values().stream().mapToInt(User::lastCell).max().orElse(0);
    int count = Math.max(last, known) + 1;
    long[] prompts = new long[count];
    double[][] sums = new double[count][features()];
    byCell.forEach((cell, all) -> all.forEach(sum -> add(sum, prompts, sums, cell)));
    return CellMeans.shrunk(prompts, sums);
  }

  private static void add(CellSum sum, long[] prompts, double[][] sums, int cell) {
    prompts[cell] += Math.round(sum.sums().weight());
    VectorMath.axpy(1, sum.sums().featureSum(), sums[cell]);
  }

  /** One cell for everything: what is left after its mean is the plain change. */
  private CellMeans overall() {
    long[] prompts = new long[1];
    double[][] sums = new double[1][features()];
    users.values().stream()
        .map(user -> Optional.ofNullable(user.before.sums))
        .flatMap(Optional::stream)
        .forEach(
            before -> {
              prompts[0] += before.prompts();
              VectorMath.axpy(1, before.featureSum(), sums[0]);
            });
    return CellMeans.shrunk(prompts, sums);
  }

  private int features() {
    return users.values().stream().findAny().map(user -> user.features).orElse(2);
  }

  /** Sums of one user. */
  private static final class User {
    private final int block;
    private final int features;
    private final Period before = new Period();
    private final Period after = new Period();

    User(PanelDay row) {
      block = row.block();
      features = row.features().length;
    }

    int lastCell() {
      return Math.max(before.lastCell, after.lastCell);
    }

    PanelUser split(CellMeans means, boolean cells, boolean patterns) {
      return new PanelUser(
          block, before.split(means, cells, patterns), after.split(means, cells, patterns));
    }
  }

  /** Sums of one user over one window. */
  private static final class Period {
    private @Nullable PanelSums sums;
    private float @Nullable [] patterns;
    private int lastCell;

    void add(PanelDay row) {
      double[] features = new double[row.features().length];
      VectorMath.axpy(1, row.features(), features);
      Map<Integer, Integer> cells =
          row.cells().stream().collect(Collectors.toMap(CellCount::cell, CellCount::prompts));
      lastCell = cells.keySet().stream().reduce(lastCell, Math::max);
      PanelSums day = new PanelSums(row.prompts(), features, cells);
      if (sums == null) {
        sums = day;
      } else {
        sums.merge(day);
      }
      addPatterns(row.patterns());
    }

    private void addPatterns(float[] more) {
      if (patterns == null) {
        patterns = more.clone();
      } else if (patterns.length == more.length) {
        VectorMath.axpy(1f, more, patterns);
      }
    }

    PanelPeriod split(CellMeans means, boolean byCell, boolean withPatterns) {
      PanelSums all = Objects.requireNonNull(sums);
      PanelSums used =
          byCell ? all : new PanelSums(all.prompts(), all.featureSum(), Map.of(0, all.prompts()));
      return means.split(used, withPatterns ? meanPatterns(all.prompts()) : new float[0]);
    }

    private float[] meanPatterns(int prompts) {
      float[] all = Objects.requireNonNull(patterns);
      float[] mean = new float[all.length];
      VectorMath.axpy(1f / prompts, all, mean);
      return mean;
    }
  }
}
