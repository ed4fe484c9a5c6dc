package dev.tidemark.stats.sketch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The blocks of one window, up to 256: a sum of days, block by block.
 *
 * <p>Empty blocks cost nothing. Not thread-safe.
 */
public final class WindowSketch {

  /** Number of block indices of an application. */
  public static final int BLOCKS = 256;

  private final SketchShape shape;
  private final @Nullable BlockSketch[] blocks = new @Nullable BlockSketch[BLOCKS];

  /**
   * An empty window.
   *
   * @param shape lengths of features and codebook
   */
  public WindowSketch(SketchShape shape) {
    this.shape = shape;
  }

  /**
   * Adds one record.
   *
   * @param block index of the user's block, in [0, 256)
   * @param cell index of its cell, in [0, cells)
   * @param weight 1 / inclusion probability, in [2^-20, 2^20]
   * @param phi features of length 2R, norm 1
   * @see BlockSketch#add
   */
  public void add(int block, int cell, double weight, float[] phi) {
    own(block).add(cell, weight, phi);
  }

  /**
   * Adds the records of one block, for example of one day.
   *
   * @param block index in [0, 256)
   * @param sketch of the same shape; copied, not kept
   * @see BlockSketch#merge
   */
  public void merge(int block, BlockSketch sketch) {
    own(block).merge(sketch);
  }

  /**
   * Adds another window, block by block.
   *
   * @param other of the same shape, unchanged
   * @see BlockSketch#merge
   */
  public void merge(WindowSketch other) {
    for (int block = 0; block < BLOCKS; block++) {
      BlockSketch sketch = other.blocks[block];
      if (sketch != null) {
        merge(block, sketch);
      }
    }
  }

  private BlockSketch own(int block) {
    requireBlock(block);
    BlockSketch sketch = blocks[block];
    if (sketch == null) {
      sketch = new BlockSketch(shape);
      blocks[block] = sketch;
    }
    return sketch;
  }

  private static void requireBlock(int block) {
    if (block < 0 || block >= BLOCKS) {
      throw new IllegalArgumentException(
          "block " + block + " but an index in [0, " + BLOCKS + ") is required");
    }
  }

  /**
   * One block, live (not a copy).
   *
   * @param block index in [0, 256)
   * @return the block, or empty if no record of it was added
   */
  public Optional<BlockSketch> block(int block) {
    requireBlock(block);
    return Optional.ofNullable(blocks[block]);
  }

  /** Lengths of features and codebook. */
  public SketchShape shape() {
    return shape;
  }

  /** Number of records n. */
  public long count() {
    return present().stream().mapToLong(BlockSketch::count).sum();
  }

  /** Total weight W. */
  public double weight() {
    return present().stream().mapToDouble(BlockSketch::weight).sum();
  }

  /** Sum W2 of squared weights. */
  public double squaredWeight() {
    return present().stream().mapToDouble(BlockSketch::squaredWeight).sum();
  }

  /** Number of blocks with at least one record. */
  public int blocksUsed() {
    return (int) present().stream().filter(block -> block.count() > 0).count();
  }

  private List<BlockSketch> present() {
    List<BlockSketch> present = new ArrayList<>();
    for (BlockSketch block : blocks) {
      if (block != null) {
        present.add(block);
      }
    }
    return present;
  }
}
