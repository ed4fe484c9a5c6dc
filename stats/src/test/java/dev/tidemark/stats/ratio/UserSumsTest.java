package dev.tidemark.stats.ratio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tidemark.stats.Estimate;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UserSumsTest {
  @Test
  void needsUsersNotRequests() {
    Estimate few = new UserSums(4, 1_000, 500, 62_500, 125_000, 250_000).mean(0, 1);
    assertThat(few.ok()).isFalse();
    assertThat(few.reason()).contains("4", "5 needed");
  }

  @Test
  void neverShrinksToAPointWhenEveryAnswerPassed() {
    Estimate all = of(new double[][] {{2, 2}, {2, 2}, {2, 2}, {2, 2}, {2, 2}, {2, 2}});
    assertThat(all.value()).isEqualTo(1);
    assertThat(all.interval().low()).isBetween(.4, .7);
    assertThat(all.interval().high()).isEqualTo(1, within(1e-12));
  }

  @Test
  void isWiderWhenRequestsOfAUserResembleEachOther() {
    double[][] alike = new double[40][];
    double[][] mixed = new double[40][];
    for (int u = 0; u < 40; u++) {
      alike[u] = new double[] {10, u % 2 == 0 ? 10 : 0};
      mixed[u] = new double[] {10, u % 2 == 0 ? 6 : 4};
    }
    assertThat(width(of(alike))).isGreaterThan(3 * width(of(mixed)));
    assertThat(of(alike).nEff()).isEqualTo(40);
  }

  /** 2,000 samples of 30 users whose own rates differ: coverage within 3 standard errors of .95. */
  @Test
  void coversTheMeanAsOftenAsItSays() {
    Random random = new Random(7);
    int covered = 0;
    int runs = 2_000;
    for (int run = 0; run < runs; run++) {
      double[][] users = new double[30][];
      for (int u = 0; u < users.length; u++) {
        double rate = random.nextBoolean() ? .9 : .5;
        int n = 1 + random.nextInt(8);
        double sum = 0;
        for (int i = 0; i < n; i++) {
          sum += random.nextDouble() < rate ? 1 : 0;
        }
        users[u] = new double[] {n, sum};
      }
      covered += of(users).interval().contains(.7) ? 1 : 0;
    }
    assertThat(covered / (double) runs).isCloseTo(.95, within(.025));
  }

  @Test
  void saysNothingWhereOneUserSentNearlyAll() {
    Estimate one = of(new double[][] {{1_000, 800}, {1, 1}, {1, 1}, {1, 0}, {1, 1}});
    assertThat(one.ok()).isFalse();
    assertThat(one.reason()).contains("5 users", "1.0 users");
    assertThat(one.nEff()).isCloseTo(1, within(.01));
  }

  /**
   * 2,000 samples of 30 users who send very differently much (standard deviation of the logarithm
   * 1.5). The nominal .95 is not reached with so few; with users counted as they are it is .83.
   */
  @Test
  void coversTheMeanAlsoWhereFewSendMost() {
    Random random = new Random(11);
    int covered = 0;
    int said = 0;
    for (int run = 0; run < 2_000; run++) {
      double[][] users = new double[30][];
      for (int u = 0; u < users.length; u++) {
        double rate = random.nextBoolean() ? .9 : .5;
        users[u] = asked(random, Math.exp(1 + 1.5 * random.nextGaussian()), rate);
      }
      Estimate mean = of(users);
      said += mean.ok() ? 1 : 0;
      covered += mean.ok() && mean.interval().contains(.7) ? 1 : 0;
    }
    assertThat(said).isGreaterThan(1_500);
    assertThat(covered / (double) said).isBetween(.92, .97);
  }

  private static double[] asked(Random random, double many, double rate) {
    int n = Math.max(1, (int) Math.round(many));
    return new double[] {n, IntStream.range(0, n).filter(i -> random.nextDouble() < rate).count()};
  }

  private static double width(Estimate estimate) {
    return estimate.interval().high() - estimate.interval().low();
  }

  private static Estimate of(double[][] users) {
    double n = 0;
    double s = 0;
    double ss = 0;
    double sn = 0;
    double nn = 0;
    for (double[] user : users) {
      n += user[0];
      s += user[1];
      ss += user[1] * user[1];
      sn += user[1] * user[0];
      nn += user[0] * user[0];
    }
    return new UserSums(users.length, (long) n, s, ss, sn, nn).mean(0, 1);
  }
}
