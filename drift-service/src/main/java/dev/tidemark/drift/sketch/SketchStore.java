package dev.tidemark.drift.sketch;

import dev.tidemark.chassis.application.ApplicationKey;
import dev.tidemark.drift.application.DayRange;
import dev.tidemark.stats.sketch.BlockSketch;
import dev.tidemark.stats.sketch.WindowSketch;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Reads sketches. Rows come through a cursor, so memory holds what the caller keeps: a window of
 * 256 blocks takes 2.6 MB.
 */
public interface SketchStore {

  /** One row. */
  record Row(long day, int block, SketchKey key, BlockSketch sketch) {}

  /** Sum of one cell on one day over all partitions. */
  record CellSum(long day, String deployment, int codebook, int cell, BlockSketch sums) {}

  /** Spaces an application has sketches in, the one with the latest day first. */
  Uni<List<String>> spaces(ApplicationKey application);

  /** Calls with every row of a space and range of days, by day. */
  Uni<Void> scan(ApplicationKey application, String space, DayRange days, Consumer<Row> row);

  /** Blocks of each day with rows, over the keys that are wanted, by day. */
  Uni<SortedMap<Long, WindowSketch>> byDay(
      ApplicationKey application, String space, DayRange days, Predicate<SketchKey> wanted);

  /** Blocks of a whole window over the keys that are wanted. */
  Uni<WindowSketch> window(
      ApplicationKey application, String space, DayRange days, Predicate<SketchKey> wanted);

  /** First-turn sums per day, deployment, codebook and cell, by day. */
  Uni<List<CellSum>> cells(ApplicationKey application, String space, DayRange days);
}
