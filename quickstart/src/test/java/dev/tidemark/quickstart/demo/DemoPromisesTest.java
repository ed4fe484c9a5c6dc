package dev.tidemark.quickstart.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.proto.shadow.v1.Estimate;
import dev.tidemark.proto.shadow.v1.GetQualityResponse;
import dev.tidemark.proto.shadow.v1.QualityPoint;
import dev.tidemark.quickstart.simulate.DemoWorld;
import dev.tidemark.quickstart.simulate.Scenario;
import dev.tidemark.quickstart.simulate.SimulatedInteraction;
import dev.tidemark.stats.ratio.UserSums;
import dev.tidemark.stats.sequential.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the demo's story says it will find, found without its services. */
class DemoPromisesTest {
  private static final byte[] SALT = "demo-salt".getBytes(StandardCharsets.UTF_8);
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
        .grades(DemoCandidates.SCORED * DemoCandidates.GRADED)
        .forEach((series, users) -> quality.addPoints(point(series, users.values())));

    List<QualityPoint> judged = DemoQuality.judged(quality.build());

    assertThat(judged.size()).isGreaterThanOrEqualTo(DemoWorld.DAYS);
    assertThat(new DemoQuality(Scenario.demo(), planted).covered(judged))
        .isGreaterThanOrEqualTo(Math.round(.85 * judged.size()));
  }

  @Test
  void saysWhatItPlanted() {
    assertThat(DemoCandidates.planted())
        .isEqualTo(
            "better +2, equal +0, worse -2 of 10 in quality against production; the judge errs in"
                + " 5 % of comparisons and grades");
  }

  /** Weeks are cut from Monday to Sunday of the application's zone. */
  @Test
  void hasTwoWeeklyCutsOnEachSideOfTheDeployment() {
    Scenario scenario = Scenario.demo();
    Instant deployed =
        Instant.ofEpochSecond(new DemoPlan(scenario, 1).deployment().getStart().getSeconds());
    assertThat(weeks(scenario.start(), deployed)).isGreaterThanOrEqualTo(DemoVersions.EACH_SIDE);
    assertThat(weeks(deployed, scenario.instant(DemoWorld.DAYS, 0)))
        .isGreaterThanOrEqualTo(DemoVersions.EACH_SIDE);
  }

  /** Whole weeks from one moment to another. */
  private static long weeks(Instant from, Instant to) {
    ZoneId zone = ZoneId.of(DemoPlan.application().getTimeZone());
    ZonedDateTime monday =
        from.minusNanos(1).atZone(zone).with(TemporalAdjusters.next(DayOfWeek.MONDAY));
    return ChronoUnit.WEEKS.between(monday.truncatedTo(ChronoUnit.DAYS), to.atZone(zone));
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

  /** As shadow has it. */
  private static Estimate mean(Collection<List<Double>> users) {
    var mean = sums(users).mean(0, 1);
    return Estimate.newBuilder()
        .setOk(mean.ok())
        .setLow(mean.interval().low())
        .setHigh(mean.interval().high())
        .build();
  }

  private static UserSums sums(Collection<List<Double>> users) {
    UserSums sums = UserSums.NONE;
    for (List<Double> scores : users) {
      double sum = scores.stream().mapToDouble(Double::doubleValue).sum();
      int n = scores.size();
      sums =
          new UserSums(
              sums.users() + 1,
              sums.requests() + n,
              sums.sum() + sum,
              sums.squares() + sum * sum,
              sums.products() + sum * n,
              sums.sizes() + (double) n * n);
    }
    return sums;
  }
}
