package dev.tidemark.quickstart.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.proto.shadow.v1.Estimate;
import dev.tidemark.proto.shadow.v1.GetQualityResponse;
import dev.tidemark.proto.shadow.v1.QualityPoint;
import dev.tidemark.quickstart.simulate.DemoWorld;
import dev.tidemark.quickstart.simulate.Scenario;
import dev.tidemark.quickstart.simulate.SimulatedInteraction;
import dev.tidemark.stats.distribution.StudentT;
import dev.tidemark.stats.sequential.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the demo's story says it will find, found without its services. */
class DemoPromisesTest {
  private static final byte[] SALT = "demo-salt".getBytes(StandardCharsets.UTF_8);
  private static final int LEAST_USERS = 5;

  /** Of what the demo scores and grades of production's answers. */
  private static final double GRADED = .2 * .4;

  private static final List<SimulatedInteraction> TRAFFIC = traffic();

  private static List<SimulatedInteraction> traffic() {
    SaltedBlocks blocks = new SaltedBlocks(SALT);
    return DemoWorld.traffic(1, user -> blocks.of(Scenario.demo().user(user)), DemoWorld.PLANTED)
        .interactions()
        .toList();
  }

  /** Every installation draws by a key of its own. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void tellsTheBetterFromTheWorseAndTheEqualFromBoth(long key) throws Exception {
    ReplayedDemo demo = new ReplayedDemo(TRAFFIC, key);
    assertThat(demo.verdict("better").verdict()).isEqualTo(Verdict.BETTER);
    assertThat(demo.verdict("worse").verdict()).isEqualTo(Verdict.WORSE);
    assertThat(demo.verdict("equal").verdict()).isNotIn(Verdict.BETTER, Verdict.WORSE);
  }

  @Test
  void hasThePlantedQualityInTheIntervalsOfMostDays() throws Exception {
    PlantedDays planted = new PlantedDays();
    TRAFFIC.forEach(planted::add);
    GetQualityResponse.Builder quality = GetQualityResponse.newBuilder();
    new ReplayedDemo(TRAFFIC, 1)
        .grades(GRADED)
        .forEach((series, users) -> quality.addPoints(point(series, users.values())));

    List<QualityPoint> judged = DemoQuality.judged(quality.build());

    assertThat(judged.size()).isGreaterThanOrEqualTo(DemoWorld.DAYS);
    assertThat(new DemoQuality(Scenario.demo(), planted).covered(judged))
        .isGreaterThanOrEqualTo(Math.round(.85 * judged.size()));
  }

  private static QualityPoint point(String series, Collection<List<Double>> users) {
    String[] dayAndVersion = series.split(" ", 2);
    return QualityPoint.newBuilder()
        .setDay(Long.parseLong(dayAndVersion[0]))
        .setDeployment(dayAndVersion[1])
        .setMeasure("judge")
        .setMean(mean(users))
        .build();
  }

  /** Mean over requests; the interval is that of a ratio over users. */
  private static Estimate mean(Collection<List<Double>> users) {
    int g = users.size();
    double n = users.stream().mapToInt(List::size).sum();
    double mean = users.stream().mapToDouble(DemoPromisesTest::sum).sum() / n;
    double squares =
        users.stream().mapToDouble(of -> Math.pow(sum(of) - mean * of.size(), 2)).sum();
    double half =
        g < LEAST_USERS
            ? Double.NaN
            : new StudentT(g - 1.0).quantile(.975) * Math.sqrt(squares * g / (g - 1.0)) / n;
    return Estimate.newBuilder()
        .setOk(g >= LEAST_USERS)
        .setLow(mean - half)
        .setHigh(mean + half)
        .build();
  }

  private static double sum(List<Double> scores) {
    return scores.stream().mapToDouble(Double::doubleValue).sum();
  }
}
