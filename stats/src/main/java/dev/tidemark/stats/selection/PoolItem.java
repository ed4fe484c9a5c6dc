package dev.tidemark.stats.selection;

import dev.tidemark.stats.kernel.UnitVectors;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** One prompt that could become an item. */
public final class PoolItem {

  /** Order of keys: random with respect to everything else, as keys are hashes. */
  static final Comparator<PoolItem> BY_KEY = Comparator.comparingLong(PoolItem::key);

  /** Cells one after another, keys within. */
  static final Comparator<PoolItem> BY_CELL = Comparator.comparingInt(PoolItem::cell);

  private final long key;
  private final long user;
  private final int cell;
  private final double weight;
  private final float[] vector;

  /**
   * A prompt with its design weight.
   *
   * @param key hash of its id; unique in a pool; its order is the random order of every rule here
   * @param user hash of the user
   * @param cell topic cell, at least 0
   * @param weight 1 / sampling probability, positive and finite
   * @param vector embedding of norm 1 within 0.001, not copied
   */
  public PoolItem(long key, long user, int cell, double weight, float[] vector) {
    if (cell < 0 || !(weight > 0) || Double.isInfinite(weight)) {
      throw new IllegalArgumentException(
          "item of cell %d and weight %s; a cell from 0 and a positive, finite weight are required"
              .formatted(cell, weight));
    }
    UnitVectors.requireUnit("embedding", vector);
    this.key = key;
    this.user = user;
    this.cell = cell;
    this.weight = weight;
    this.vector = vector;
  }

  PoolItem withWeight(double changed) {
    return new PoolItem(key, user, cell, changed, vector);
  }

  /** Hash of the id of the prompt. */
  public long key() {
    return key;
  }

  /** Hash of its user. */
  public long user() {
    return user;
  }

  /** Topic cell. */
  public int cell() {
    return cell;
  }

  /** Requests it stands for. */
  public double weight() {
    return weight;
  }

  /** Embedding of norm 1; not to be changed. */
  public float[] vector() {
    return vector;
  }

  /** Sorted by key; refuses two items of one key. */
  static List<PoolItem> sorted(List<PoolItem> items) {
    Set<Long> keys = new HashSet<>();
    for (PoolItem item : items) {
      if (!keys.add(item.key)) {
        throw new IllegalArgumentException(
            "two items have the key " + item.key + "; count every prompt once");
      }
    }
    return items.stream().sorted(BY_KEY).toList();
  }

  static double totalWeight(List<PoolItem> items) {
    return items.stream().mapToDouble(PoolItem::weight).sum();
  }

  static float[][] vectors(List<PoolItem> items) {
    return items.stream().map(PoolItem::vector).toArray(float[][]::new);
  }
}
