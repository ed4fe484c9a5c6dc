package dev.tidemark.stats.sequential;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Counts of closed user-days by number of requests (1 to 8) and mean difference (201 bins): all
 * that a {@link BettingConfidenceSequence} needs to know.
 *
 * <p>Immutable. {@link #plus} is associative and commutative and exact, so partitions may be
 * counted apart and added in any order. At most 1608 counters whatever the traffic.
 *
 * <p>A difference between two bins goes to one of them at random in proportion to its nearness
 * (stochastic rounding): the mean of the bin equals the difference exactly, so the guarantee of the
 * sequence is that of the unrounded scores. Rounding to the nearest bin would move the mean.
 */
public final class ScoreHistogram {

  /** Most requests of one user-day that count; a user-day of this many has full weight. */
  public static final int CAP = 8;

  /** Bins of the mean difference: -1, -.99, …, 1. */
  public static final int BINS = 201;

  /** No user-day. */
  public static final ScoreHistogram EMPTY = new ScoreHistogram(new long[CAP * BINS]);

  // Far above any traffic, and low enough that no sum over cells or requests can overflow.
  private static final long MOST = 1L << 40;
  private static final int HALF = BINS / 2;

  private final long[] counts;

  private ScoreHistogram(long[] counts) {
    for (long count : counts) {
      if (count < 0 || count > MOST) {
        throw new IllegalArgumentException(
            "counter of " + count + " user-days but one from 0 to 2^40 is required");
      }
    }
    this.counts = counts;
  }

  static ScoreHistogram ofCells(long[] counts) {
    return new ScoreHistogram(counts);
  }

  /**
   * With one more user-day.
   *
   * @param requests n, requests of the user-day that {@code meanDifference} is the mean of, 1 to
   *     {@link #CAP}; take the first by hash when there are more
   * @param meanDifference mean of score(candidate) - score(incumbent) over them, in [-1, 1]
   * @param u uniform in [0, 1), drawn independently of the scores; a hash of user, day and
   *     candidate makes a repeated count give the same bin
   * @return a new histogram; O(1608)
   */
  public ScoreHistogram plus(int requests, double meanDifference, double u) {
    long[] sum = counts.clone();
    sum[cell(requests, meanDifference, u)]++;
    return new ScoreHistogram(sum);
  }

  /** The cell a user-day is counted in. */
  static int cell(int requests, double meanDifference, double u) {
    requireUnit(requests, meanDifference, u);
    return (requests - 1) * BINS + bin(meanDifference, u);
  }

  /**
   * The sum of two histograms of different user-days.
   *
   * @param other any histogram
   * @return a new histogram
   */
  public ScoreHistogram plus(ScoreHistogram other) {
    long[] sum = counts.clone();
    Arrays.setAll(sum, cell -> sum[cell] + other.counts[cell]);
    return new ScoreHistogram(sum);
  }

  private static void requireUnit(int requests, double difference, double u) {
    if (requests < 1 || requests > CAP) {
      throw new IllegalArgumentException(
          "user-day of %d requests but 1 to %d are required; take the first %d by hash"
              .formatted(requests, CAP, CAP));
    }
    if (!(difference >= -1 && difference <= 1)) {
      throw new IllegalArgumentException(
          "mean difference " + difference + " but a number in [-1, 1] is required");
    }
    if (!(u >= 0 && u < 1)) {
      throw new IllegalArgumentException("rounding number " + u + " but one in [0, 1) is required");
    }
  }

  private static int bin(double difference, double u) {
    double position = (difference + 1) * HALF;
    int below = (int) position;
    return u < position - below ? below + 1 : below;
  }

  /** The histogram of the negated differences: candidate and incumbent change places. */
  ScoreHistogram mirrored() {
    long[] mirrored = new long[counts.length];
    Arrays.setAll(mirrored, cell -> counts[cell - cell % BINS + BINS - 1 - cell % BINS]);
    return new ScoreHistogram(mirrored);
  }

  /** Number of user-days. */
  public long units() {
    return Arrays.stream(counts).sum();
  }

  /** Number of requests of them that count, at most {@link #CAP} a user-day. */
  public long requests() {
    return (long) sum(ScoreHistogram::requestsOf);
  }

  /**
   * Mean difference over requests, sum n d / sum n.
   *
   * @return in [-1, 1]; NaN without a user-day
   */
  public double mean() {
    return sum(cell -> requestsOf(cell) * differenceOf(cell)) / sum(ScoreHistogram::requestsOf);
  }

  /** Sum of a value of the cell over all user-days. */
  double sum(IntToDoubleFunction value) {
    return used().mapToDouble(cell -> counts[cell] * value.applyAsDouble(cell)).sum();
  }

  /** Cells that are not empty, ascending. */
  IntStream used() {
    return IntStream.range(0, counts.length).filter(cell -> counts[cell] > 0);
  }

  long count(int cell) {
    return counts[cell];
  }

  static int requestsOf(int cell) {
    return cell / BINS + 1;
  }

  static double differenceOf(int cell) {
    return (cell % BINS - HALF) / (double) HALF;
  }

  /**
   * Writes format version 1.
   *
   * @return at most 18 KB; equal histograms give equal bytes
   */
  public byte[] toBytes() {
    return ScoreCodec.encode(this);
  }

  /**
   * Reads what {@link #toBytes} wrote.
   *
   * @param bytes one histogram and nothing else
   * @return the histogram
   * @throws IllegalArgumentException if the bytes are of another version, cut off or contradict
   *     themselves
   */
  public static ScoreHistogram fromBytes(byte[] bytes) {
    return ScoreCodec.decode(bytes, 1).getFirst();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ScoreHistogram that && Arrays.equals(counts, that.counts);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(counts);
  }

  @Override
  public String toString() {
    return "%d user-days, %d requests, mean %s".formatted(units(), requests(), mean());
  }
}
