package dev.tidemark.stats.resample;

import dev.tidemark.stats.Interval;
import dev.tidemark.stats.distribution.StudentT;
import java.util.Arrays;

/**
 * Delete-a-block jackknife.
 *
 * <p>Used instead of a bootstrap because copies of a block would bring same-block pairs back into
 * an unbiased squared norm.
 *
 * @param estimate value from all blocks
 * @param standardError sqrt((B - 1)/B sum of squared deviations of the B leave-one-out values)
 * @param blocks B, at least 2
 * @see <a href="https://doi.org/10.1214/aos/1176345462">Efron and Stein (1981), The jackknife
 *     estimate of variance</a>
 */
public record BlockJackknife(double estimate, double standardError, int blocks) {

  /**
   * The jackknife of one number.
   *
   * @param estimate value from all blocks
   * @param leaveOneOut value without block b, for each of B blocks that hold data, B at least 2
   * @return estimate with its standard error
   * @throws IllegalArgumentException if there are fewer than 2 blocks
   */
  public static BlockJackknife of(double estimate, double[] leaveOneOut) {
    int blocks = leaveOneOut.length;
    if (blocks < 2) {
      throw new IllegalArgumentException(blocks + " blocks but a jackknife needs at least 2");
    }
    double mean = Arrays.stream(leaveOneOut).average().orElseThrow();
    double squares = Arrays.stream(leaveOneOut).map(v -> (v - mean) * (v - mean)).sum();
    return new BlockJackknife(estimate, Math.sqrt(squares * (blocks - 1) / blocks), blocks);
  }

  /**
   * Two-sided interval from Student's t with B - 1 degrees of freedom.
   *
   * @param confidence in (0, 1), for example .95
   * @return estimate plus and minus t times the standard error
   */
  public Interval interval(double confidence) {
    double t = new StudentT(blocks - 1).quantile((1 + confidence) / 2);
    return new Interval(estimate - t * standardError, estimate + t * standardError);
  }
}
