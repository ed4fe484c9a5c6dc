package dev.tidemark.stats.simulate.world;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Users and the conversations they open, in order of time.
 *
 * <p>Two worlds of one seed have the same users, the same instants, the same doses and the same
 * {@link WorldEvent#draws()}, whatever their drift and adaptation: the difference of what a layer
 * above makes of them is the exact effect of the setting that differs.
 */
public final class World {
  private static final int USERS = 0;
  private static final int TOPICS = 1;
  private static final int BACKGROUND = 2;

  private final WorldConfig config;
  private final TopicLaw topicLaw;
  private final BackgroundPath background;
  private final List<User> users;

  /**
   * World whose users get their block from {@code blockOf}.
   *
   * @param blockOf user index to block in [0, 256); the real system hashes with its own salt
   */
  public World(WorldConfig config, IntUnaryOperator blockOf) {
    this.config = config;
    Draws draws = new Draws(config.seed()).at(0x776f726c64L);
    background = new BackgroundPath(config, draws.at(BACKGROUND));
    users =
        IntStream.range(0, config.population().users())
            .mapToObj(index -> user(index, blockOf, draws.at(USERS, index)))
            .toList();
    topicLaw = new TopicLaw(config, users, draws.at(TOPICS));
  }

  /** World with uniformly random user blocks. */
  public World(WorldConfig config) {
    this(config, index -> new Draws(config.seed()).at(index).below(Rollout.BLOCKS, -1));
  }

  /** The settings this world was made from. */
  public WorldConfig config() {
    return config;
  }

  /** All users, by index. */
  public List<User> users() {
    return users;
  }

  /**
   * All openings in order of time. Lazy, a day at a time; every call starts afresh. The stream is
   * sequential.
   */
  public Stream<WorldEvent> events() {
    int[] doses = new int[users.size()];
    return IntStream.range(0, config.calendar().days())
        .boxed()
        .flatMap(day -> openings(day).map(opening -> event(opening, doses)));
  }

  private User user(int index, IntUnaryOperator blockOf, Draws draws) {
    Population population = config.population();
    double log = population.activityLogMean() + population.activityLogSd() * draws.gaussian(0);
    boolean newcomer = draws.uniform(1) < population.newUserShare();
    Calendar calendar = config.calendar();
    int after = calendar.days() - calendar.deploymentDay();
    return new User(
        index,
        blockOf.applyAsInt(index),
        Math.min(population.activityMax(), StrictMath.exp(log)),
        newcomer ? calendar.deploymentDay() + draws.below(after, 2) : 0,
        draws.uniform(3) < population.responderShare(),
        newcomer,
        draws.at(4));
  }

  private Stream<Opening> openings(int day) {
    List<Opening> openings = new ArrayList<>();
    for (User user : users) {
      if (day >= user.joinDay()) {
        addOpenings(user, day, openings);
      }
    }
    openings.sort(Comparator.comparingDouble(Opening::instant).thenComparingInt(Opening::index));
    return openings.stream();
  }

  private void addOpenings(User user, int day, List<Opening> openings) {
    Draws draws = user.draws().at(day);
    double rate = user.activity() * config.calendar().factor(day);
    int count = Laws.poisson(rate, draws.uniform(-1));
    for (int i = 0; i < count; i++) {
      Draws own = draws.at(i);
      openings.add(new Opening(user, day, instant(own), own));
    }
  }

  /** Between 07:00 and 23:00, most around 15:00 (triangular). */
  private static double instant(Draws draws) {
    return (7 + 8 * (draws.uniform(0) + draws.uniform(1))) / 24;
  }

  private WorldEvent event(Opening opening, int[] doses) {
    User user = opening.user();
    int day = opening.day();
    int dose = doses[user.index()];
    boolean exposed = config.rollout().exposes(user.block(), day);
    int followUps = followUps(opening.draws().at(2));
    if (exposed) {
      doses[user.index()] += 1 + followUps;
    }
    Adaptation adaptation = config.adaptation();
    double strength = adaptation.strength(dose);
    return new WorldEvent(
        user.index(),
        day,
        opening.instant(),
        topicLaw.topic(user, day, adaptation.topicShift() * strength, opening.draws().at(3)),
        exposed,
        dose,
        user.responder() ? strength : 0,
        background.strength(user, day),
        exposed ? adaptation.launch() : 0,
        followUps,
        opening.draws().at(4));
  }

  private int followUps(Draws draws) {
    int turns = 0;
    while (turns < 8 && draws.uniform(turns) < config.population().followUp()) {
      turns++;
    }
    return turns;
  }

  private record Opening(User user, int day, double instant, Draws draws) {
    int index() {
      return user.index();
    }
  }
}
