package dev.tidemark.stats.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tidemark.stats.Interval;
import dev.tidemark.stats.Vectors;
import dev.tidemark.stats.kernel.GaussianKernel;
import dev.tidemark.stats.random.SplitMix64;
import dev.tidemark.stats.selection.PoolItem;
import dev.tidemark.stats.selection.Progress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CertificateTest {

  // On the unit sphere in 3 dimensions: E k(X, X') = (1 - e^-2k) / 2k with k = 1 / s^2.
  private static final GaussianKernel KERNEL = new GaussianKernel(1 / Math.sqrt(2));
  private static final double MEAN_KERNEL = .24542109;

  @Test
  void aRandomSetOfMLiesAtTheKernelVarianceOverM() {
    int m = 20;
    int runs = 600;
    double distance = 0;
    double variance = 0;
    for (int run = 0; run < runs; run++) {
      SplitMix64 random = new SplitMix64(run);
      Certificate.Distance d = measured(uniform(random, m), traffic(random, 25));
      distance += d.value() / runs;
      variance += d.kernelVariance() / runs;
    }

    assertThat(variance).isCloseTo(1 - MEAN_KERNEL, within(.004));
    assertThat(distance).isCloseTo((1 - MEAN_KERNEL) / m, within(.004));
  }

  @Test
  void intervalCoversTheTruth() {
    List<PoolItem> set = uniform(new SplitMix64(5), 8);
    double truth = selfMean(set) - MEAN_KERNEL;
    int runs = 300;
    int covered = 0;
    for (int run = 0; run < runs; run++) {
      Interval interval = measured(set, traffic(new SplitMix64(1000).stream(run), 25)).interval();
      covered += interval.contains(truth) ? 1 : 0;
    }

    assertThat(covered / (double) runs).isBetween(.90, .99);
  }

  @Test
  void intervalCoversTheTruthWithMoreUsersThanBlocks() {
    List<PoolItem> set = uniform(new SplitMix64(5), 8);
    double truth = selfMean(set) - MEAN_KERNEL;
    int covered = 0;
    for (int run = 0; run < 6; run++) {
      List<PoolItem> many = traffic(new SplitMix64(2000).stream(run), 320);
      covered += measured(set, many).interval().contains(truth) ? 1 : 0;
    }

    assertThat(covered).isGreaterThanOrEqualTo(5);
  }

  // mu_E . mu_P and |mu_P|^2 are equal under the uniform law, so v = |mu_E|^2 - mean kernel.
  private static double selfMean(List<PoolItem> set) {
    double sum = 0;
    for (PoolItem a : set) {
      for (PoolItem b : set) {
        sum += KERNEL.of(a.vector(), b.vector());
      }
    }
    return sum / set.size() / set.size();
  }

  /** Users keep to one place more or less; who sends more is no different from who sends less. */
  private static List<PoolItem> traffic(SplitMix64 random, int users) {
    List<PoolItem> items = new ArrayList<>();
    for (int user = 0; user < users; user++) {
      float[] place = Vectors.unit(random, 3);
      int prompts = 1 + random.nextInt(7);
      for (int k = 0; k < prompts; k++) {
        float[] v = Vectors.unit(random, 3);
        for (int i = 0; i < 3; i++) {
          v[i] += .7f * place[i];
        }
        items.add(item(random, user, 1 + random.nextInt(2), Vectors.normalised(v)));
      }
    }
    return items;
  }

  private static List<PoolItem> uniform(SplitMix64 random, int n) {
    return Stream.generate(() -> item(random, -1, 1, Vectors.unit(random, 3))).limit(n).toList();
  }

  private static PoolItem item(SplitMix64 random, long user, double weight, float[] vector) {
    return new PoolItem(random.nextLong(), user, 0, weight, vector);
  }

  private static Certificate.Distance measured(List<PoolItem> set, List<PoolItem> heldOut) {
    return Certificate.of(set, heldOut, heldOut, KERNEL, Progress.SILENT).distance().orElseThrow();
  }

  @Test
  void leavesOutBlocksAsIfTheyHadNeverBeen() {
    List<PoolItem> heldOut = traffic(new SplitMix64(3), 12);
    List<PoolItem> set = uniform(new SplitMix64(4), 6);
    HeldOutPairs pairs = new HeldOutPairs(KERNEL, heldOut, set, Progress.SILENT);

    List<PoolItem> rest = heldOut.stream().filter(i -> i.user() != 0).toList();
    HeldOutPairs without = new HeldOutPairs(KERNEL, rest, set, Progress.SILENT);

    assertThat(pairs.blocks).isEqualTo(12);
    assertThat(pairs.movingPartWithout(0))
        .isCloseTo(without.squaredNorm() - 2 * without.crossMean(), within(1e-12));
  }

  @Test
  void theOrderOfThePromptsDoesNotMatter() {
    List<PoolItem> heldOut = traffic(new SplitMix64(3), 30);
    List<PoolItem> shuffled = new ArrayList<>(heldOut);
    Collections.shuffle(shuffled, new Random(1));
    List<PoolItem> set = uniform(new SplitMix64(4), 6);

    Certificate.Distance one = measured(set, heldOut);
    Certificate.Distance other = measured(set, shuffled);

    assertThat(other.value()).isCloseTo(one.value(), within(1e-12));
    assertThat(other.interval().low()).isCloseTo(one.interval().low(), within(1e-12));
  }

  @Test
  void worthFollowsTheDistance() {
    Certificate certificate =
        Certificate.of(
            uniform(new SplitMix64(4), 6),
            traffic(new SplitMix64(3), 30),
            traffic(new SplitMix64(3), 30),
            KERNEL,
            Progress.SILENT);

    Certificate.Distance d = certificate.distance().orElseThrow();
    assertThat(d.worth().value()).isCloseTo(d.kernelVariance() / d.value(), within(1e-12));
    assertThat(d.worth().setSize()).isEqualTo(6);
    assertThat(certificate.reason()).isEmpty();
    assertThat(certificate.uncoveredReason()).isEmpty();
    assertThat(certificate.users()).isEqualTo(30);
    assertThat(certificate.effectiveUsers()).isBetween(10.0, 30.0);
  }

  @Test
  void saysWhatIsMissingWhenTooFewUsersAreHeldOut() {
    List<PoolItem> set = uniform(new SplitMix64(4), 6);
    List<PoolItem> few =
        Stream.iterate(0, k -> k + 1)
            .limit(60)
            .map(k -> item(new SplitMix64(k), k % 9, 1, Vectors.unit(new SplitMix64(k), 3)))
            .toList();

    Certificate certificate = Certificate.of(set, few, few, KERNEL, Progress.SILENT);

    assertThat(certificate.distance()).isEmpty();
    assertThat(certificate.uncovered()).isEmpty();
    assertThat(certificate.uncoveredReason())
        .isEqualTo("9 blocks of users, 10 needed; wait for more users");
    assertThat(certificate.reason()).isEqualTo("9 blocks of users, 10 needed; wait for more users");
    Certificate nothing = Certificate.of(set, List.of(), List.of(), KERNEL, Progress.SILENT);
    assertThat(nothing.reason())
        .isEqualTo("0 prompts of held-out users, 50 needed; wait for more traffic");
    assertThat(nothing.leastCovered()).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Certificate.of(List.of(), few, few, KERNEL, Progress.SILENT));
  }

  @Test
  void stopsWhenAsked() {
    Progress stop =
        new Progress() {
          @Override
          public void reached(double share) {}

          @Override
          public boolean cancelled() {
            return true;
          }
        };
    List<PoolItem> heldOut = traffic(new SplitMix64(3), 30);
    List<PoolItem> set = uniform(new SplitMix64(4), 6);

    assertThatThrownBy(() -> Certificate.of(set, heldOut, heldOut, KERNEL, stop))
        .isInstanceOf(CancellationException.class);
  }

  @Test
  void namesTheCellTheSetCoversLeast() {
    float[] any = {1, 0};
    List<PoolItem> traffic = new ArrayList<>();
    for (int k = 0; k < 100; k++) {
      traffic.add(new PoolItem(k, k, k < 60 ? 0 : k < 99 ? 1 : 2, 1, any));
    }
    traffic.add(new PoolItem(100, 1, 3, .4, any));
    List<PoolItem> set = traffic.subList(50, 70);

    CellCoverage least = CellCoverage.least(traffic, set).orElseThrow();
    CellCoverage other = CellCoverage.least(traffic.subList(0, 99), set).orElseThrow();

    assertThat(least.cell()).isEqualTo(2);
    assertThat(least.ratio()).isZero();
    assertThat(other.cell()).isZero();
    assertThat(other.items()).isEqualTo(10);
    assertThat(other.ratio()).isCloseTo(10 / (20 * 60 / 99.0), within(1e-12));
  }
}
