package dev.tidemark.drift.panel;

import dev.tidemark.stats.kernel.VectorMath;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Sums of one row in double; counts are exact, the rest is rounded once a write. */
final class PanelSums {
  private final SortedMap<Integer, Integer> cells = new TreeMap<>();
  private final double[] features;
  private final double[] patterns;
  private final double[] squares;
  private int prompts;

  PanelSums(int features, int patterns) {
    this.features = new double[features];
    this.patterns = new double[patterns];
    this.squares = new double[patterns];
  }

  void add(PanelPrompt prompt) {
    prompts++;
    cells.merge(prompt.cell(), 1, Integer::sum);
    VectorMath.axpy(1, prompt.features(), features);
    VectorMath.axpy(1, prompt.patterns(), patterns);
    for (int i = 0; i < squares.length; i++) {
      squares[i] += (double) prompt.patterns()[i] * prompt.patterns()[i];
    }
  }

  PanelSums copy() {
    PanelSums copy = new PanelSums(features.length, patterns.length);
    copy.prompts = prompts;
    copy.cells.putAll(cells);
    System.arraycopy(features, 0, copy.features, 0, features.length);
    System.arraycopy(patterns, 0, copy.patterns, 0, patterns.length);
    System.arraycopy(squares, 0, copy.squares, 0, squares.length);
    return copy;
  }

  /** Adds a stored row. */
  void add(PanelDay stored) {
    prompts += stored.prompts();
    stored.cells().forEach(cell -> cells.merge(cell.cell(), cell.prompts(), Integer::sum));
    VectorMath.axpy(1, stored.features(), features);
    VectorMath.axpy(1, stored.patterns(), patterns);
    VectorMath.axpy(1, stored.squares(), squares);
  }

  int prompts() {
    return prompts;
  }

  List<CellCount> cells() {
    return cells.entrySet().stream()
        .map(entry -> new CellCount(entry.getKey(), entry.getValue()))
        .toList();
  }

  float[] features() {
    return rounded(features);
  }

  float[] patterns() {
    return rounded(patterns);
  }

  float[] squares() {
    return rounded(squares);
  }

  private static float[] rounded(double[] values) {
    float[] rounded = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      rounded[i] = (float) values[i];
    }
    return rounded;
  }
}
