package dev.tidemark.stats.simulate.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WorldTest {
  private static final Calendar CALENDAR = Calendar.of(42, 28);

  @Test
  void writesAsOftenAsTheActivityLawSays() {
    World world = world(1, Drift.none(), Population.of(3_000, 60, .5));

    double perUserDay = world.events().count() / (3_000 * 42.0);

    // E min(8, exp N(-.3, .9)) = 1.098, times (5 x 1.15 + 2 x .6) / 7
    assertThat(perUserDay).isCloseTo(1.098 * 6.95 / 7, within(.04));
  }

  @Test
  void writesLessAtTheWeekend() {
    World world = world(2, Drift.none(), Population.of(2_000, 60, .5));
    long weekend = world.events().filter(e -> CALENDAR.weekend(e.day())).count();
    long week = world.events().count() - weekend;

    assertThat((weekend / 2.0) / (week / 5.0)).isCloseTo(.6 / 1.15, within(.02));
  }

  @Test
  void comesInOrderOfTime() {
    List<WorldEvent> events = world(3, Drift.usual(), Population.of(50, 60, .5)).events().toList();

    assertThat(events)
        .isSortedAccordingTo(
            (a, b) -> Double.compare(a.day() + a.instant(), b.day() + b.instant()));
  }

  @Test
  void countsAnswersOfTheNewDeploymentBeforeEachPrompt() {
    World world = world(4, Drift.usual(), Population.of(80, 60, .5).withFollowUp(.2));
    Map<Integer, Integer> answers = new HashMap<>();

    world
        .events()
        .forEach(
            event -> {
              assertThat(event.dose()).isEqualTo(answers.getOrDefault(event.user(), 0));
              assertThat(event.exposed())
                  .isEqualTo(event.day() >= 28 && world.users().get(event.user()).block() < 128);
              if (event.exposed()) {
                answers.merge(event.user(), 1 + event.followUps(), Integer::sum);
              }
            });
    assertThat(answers).isNotEmpty();
  }

  @Test
  void adaptsRespondersByTheDoseLawOnly() {
    World world = world(5, Drift.usual(), Population.of(400, 60, .5));

    world
        .events()
        .forEach(
            event -> {
              double law = 1 - Math.exp(-event.dose() / 5.0);
              boolean responder = world.users().get(event.user()).responder();
              assertThat(event.adaptation()).isCloseTo(responder ? law : 0, within(1e-12));
            });
    long responders = world.users().stream().filter(User::responder).count();
    assertThat(responders / 400.0).isCloseTo(.5, within(.08));
  }

  @Test
  void keepsEventsAndDrawsWhenTheDeploymentHasNoEffect() {
    WorldConfig with = config(6, Drift.usual(), Population.of(200, 60, .5), shifting());
    List<WorldEvent> effect = new World(with).events().toList();
    List<WorldEvent> none = new World(with.withoutAdaptation()).events().toList();

    assertThat(none).hasSameSizeAs(effect);
    int moved = 0;
    for (int i = 0; i < none.size(); i++) {
      WorldEvent a = effect.get(i);
      WorldEvent b = none.get(i);
      assertThat(b.draws()).isEqualTo(a.draws());
      assertThat(List.of(b.user(), b.day(), b.instant(), b.dose(), b.exposed()))
          .isEqualTo(List.of(a.user(), a.day(), a.instant(), a.dose(), a.exposed()));
      assertThat(a.dose() == 0 && a.topic() != b.topic()).isFalse();
      moved += a.topic() == b.topic() ? 0 : 1;
    }
    assertThat(moved).isPositive();
  }

  @Test
  void movesTheTopicMixLinearlyAndInAStep() {
    assertThat(topicDistance(Drift.none())).isLessThan(.06);
    assertThat(topicDistance(new Drift(0, 0, 0, 0, .3, 0, 0))).isGreaterThan(.12);
    assertThat(topicDistance(new Drift(0, 0, 0, 0, 0, .3, 0))).isGreaterThan(.12);
  }

  @Test
  void growsTheBackgroundByWeekAndJumpsForEverybody() {
    World world = world(8, new Drift(.1, 0, .2, .05, 0, 0, 0), Population.of(60, 5, .5));

    world
        .events()
        .forEach(
            event -> {
              boolean reached = world.users().get(event.user()).block() < 128;
              double expected =
                  .1 * event.day() / 7
                      + (event.day() >= 28 ? .2 : 0)
                      + (reached ? .05 * event.day() / 7 : 0);
              assertThat(event.background()).isCloseTo(expected, within(1e-12));
            });
  }

  @Test
  void letsNewUsersJoinAfterTheDeployment() {
    World world = world(9, Drift.usual(), Population.of(500, 60, .5).withNewUsers(.3));

    assertThat(world.users().stream().filter(u -> u.joinDay() >= 28).count() / 500.0)
        .isCloseTo(.3, within(.07));
    world
        .events()
        .forEach(
            e -> assertThat(e.day()).isGreaterThanOrEqualTo(world.users().get(e.user()).joinDay()));
  }

  @Test
  void takesBlocksFromTheCaller() {
    WorldConfig config = config(10, Drift.none(), Population.of(20, 5, .5), Adaptation.usual());

    World world = new World(config, index -> index * 7 % 256);

    assertThat(world.users()).allSatisfy(u -> assertThat(u.block()).isEqualTo(u.index() * 7 % 256));
  }

  @Test
  void switchesWavesOfBlocksOneAfterTheOther() {
    Rollout waves = Rollout.waves(28, 30, 32, 34);

    assertThat(List.of(waves.startDay(0), waves.startDay(64), waves.startDay(255)))
        .containsExactly(28, 30, 34);
    assertThat(Rollout.share(.5, 28).startDay(128)).isEqualTo(Rollout.NEVER);
    assertThat(Rollout.everybody(28).exposes(255, 28)).isTrue();
  }

  private static double topicDistance(Drift drift) {
    double[][] shares = new double[2][20];
    List<WorldEvent> events =
        new ArrayList<>(world(7, drift, Population.of(1_500, 20, .5)).events().toList());
    events.forEach(e -> shares[e.day() < 28 ? 0 : 1][e.topic()]++);
    double distance = 0;
    double before = java.util.Arrays.stream(shares[0]).sum();
    double after = java.util.Arrays.stream(shares[1]).sum();
    for (int topic = 0; topic < 20; topic++) {
      distance += Math.abs(shares[0][topic] / before - shares[1][topic] / after) / 2;
    }
    return distance;
  }

  private static Adaptation shifting() {
    return new Adaptation(5, .3, .3);
  }

  private static World world(long seed, Drift drift, Population population) {
    return new World(config(seed, drift, population, Adaptation.usual()));
  }

  private static WorldConfig config(
      long seed, Drift drift, Population population, Adaptation adaptation) {
    return new WorldConfig(seed, CALENDAR, population, drift, adaptation, Rollout.share(.5, 28));
  }
}
