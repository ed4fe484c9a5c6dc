package dev.tidemark.drift.story;

import dev.tidemark.chassis.application.Application;
import dev.tidemark.chassis.application.ApplicationKey;
import dev.tidemark.chassis.clock.ClockKind;
import dev.tidemark.drift.deployment.Deployment;
import dev.tidemark.drift.deployment.Fingerprint;
import dev.tidemark.drift.deployment.Wave;
import dev.tidemark.drift.exposure.ExposureBin;
import dev.tidemark.drift.panel.CellCount;
import dev.tidemark.drift.panel.PanelDay;
import dev.tidemark.drift.sketch.SketchShapes;
import dev.tidemark.drift.sketch.SketchStore.CellSum;
import dev.tidemark.stats.feature.FeatureSpace;
import dev.tidemark.stats.simulate.vector.PromptVectors;
import dev.tidemark.stats.simulate.world.Adaptation;
import dev.tidemark.stats.simulate.world.Calendar;
import dev.tidemark.stats.simulate.world.Drift;
import dev.tidemark.stats.simulate.world.Population;
import dev.tidemark.stats.simulate.world.Rollout;
import dev.tidemark.stats.simulate.world.World;
import dev.tidemark.stats.simulate.world.WorldConfig;
import dev.tidemark.stats.simulate.world.WorldEvent;
import dev.tidemark.stats.sketch.BlockSketch;
import dev.tidemark.stats.sketch.WindowSketch;
import dev.tidemark.text.pattern.PatternFeature;
import dev.tidemark.text.pattern.PromptPatterns;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Six weeks of 450 users: "v1" from the first day, "v2" to half of the user blocks in four waves
 * from day 28 on, after which users who see it come to name an output format.
 */
public final class Story {
  public static final String TENANT = "default";
  public static final ApplicationKey KEY = new ApplicationKey(TENANT, "assistant");
  public static final long FIRST_DAY = LocalDate.of(2026, 3, 2).toEpochDay();
  public static final int DAYS = 42;
  public static final int DEPLOYMENT_DAY = 28;

  /** The space of the story; small vectors, so that a test takes a second. */
  public static final FeatureSpace SPACE = FeatureSpace.of("story", 24, 1.39, 7);

  private static final int USERS = 450;
  private static final int TOPICS = 50;

  /** Made once: it is never changed. */
  public static final Story WHOLE = new Story();

  final TreeMap<Long, WindowSketch> sketches = new TreeMap<>();
  final TreeMap<Long, BlockSketch[]> cells = new TreeMap<>();
  final List<PanelDay> panel = new ArrayList<>();
  final TreeMap<Long, Long> records = new TreeMap<>();
  final long[] served = new long[2];

  private final Random random = new Random(5);

  private Story() {
    World world = new World(config());
    PromptVectors vectors = new PromptVectors(world, SPACE.dimension(), 0.55);
    world.events().forEach(event -> add(world, event, vectors.vector(event)));
  }

  private static WorldConfig config() {
    return new WorldConfig(
        11,
        Calendar.of(DAYS, DEPLOYMENT_DAY),
        Population.of(USERS, TOPICS, .5),
        new Drift(.01, 0, 0, 0, .01, 0, 0),
        Adaptation.usual(),
        rollout());
  }

  private static Rollout rollout() {
    return new Rollout(
        IntStream.range(0, Rollout.BLOCKS)
            .mapToObj(b -> b % 2 == 0 ? DEPLOYMENT_DAY + b / 2 / 32 * 2 : Rollout.NEVER)
            .toList());
  }

  /** The application. */
  public static Application application() {
    return new Application(KEY, 1, ClockKind.EVENT, ZoneOffset.UTC);
  }

  /** Both deployments. */
  public static List<Deployment> deployments() {
    return List.of(
        new Deployment(
            "v1",
            new Fingerprint("atlas-large", "2026-01", "support/7", ""),
            midnight(0).plusSeconds(131),
            List.of(),
            false,
            "",
            Deployment.Origin.INFERRED),
        new Deployment(
            "v2",
            new Fingerprint("atlas-large", "2026-04", "support/8", ""),
            midnight(DEPLOYMENT_DAY),
            List.of(wave(0), wave(1), wave(2), wave(3)),
            true,
            "New model release, answers lists as tables",
            Deployment.Origin.ANNOUNCED));
  }

  private static Wave wave(int number) {
    int day = DEPLOYMENT_DAY + 2 * number;
    Rollout rollout = rollout();
    Set<Integer> blocks =
        IntStream.range(0, Rollout.BLOCKS)
            .filter(block -> rollout.startDay(block) == day)
            .boxed()
            .collect(Collectors.toSet());
    return new Wave(midnight(day), blocks);
  }

  /** Begin of a day of the story. */
  public static Instant midnight(int day) {
    return LocalDate.ofEpochDay(FIRST_DAY + day).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private void add(World world, WorldEvent event, float[] vector) {
    long day = FIRST_DAY + event.day();
    int block = world.users().get(event.user()).block();
    float[] distance = SPACE.distance().features(vector);
    float[] features = SPACE.panel().features(vector);
    records.merge(day, 1L, Long::sum);
    served[event.exposed() ? 1 : 0]++;
    sketches
        .computeIfAbsent(day, _ -> new WindowSketch(SketchShapes.BLOCK))
        .add(block, event.topic(), 1, distance);
    cells.computeIfAbsent(day, _ -> new BlockSketch[TOPICS])[event.topic()] =
        plus(cells.get(day)[event.topic()], features);
    panel.add(row(event, block, day, features));
  }

  private static BlockSketch plus(BlockSketch sums, float[] features) {
    BlockSketch all = sums == null ? new BlockSketch(SketchShapes.CELL) : sums;
    all.add(0, 1, features);
    return all;
  }

  private PanelDay row(WorldEvent event, int block, long day, float[] features) {
    float[] patterns = patterns(event);
    float[] squares = patterns.clone();
    for (int j = 0; j < squares.length; j++) {
      squares[j] *= squares[j];
    }
    return new PanelDay(
        "user%04d".formatted(event.user()),
        block,
        day,
        event.exposed() ? "v2" : "v1",
        ExposureBin.of(event.dose()),
        1,
        PromptPatterns.VERSION,
        1,
        List.of(new CellCount(event.topic(), 1)),
        features,
        patterns,
        squares);
  }

  private float[] patterns(WorldEvent event) {
    float[] values = new float[PromptPatterns.size()];
    List<PatternFeature> features = PromptPatterns.features();
    for (int j = 0; j < values.length; j++) {
      boolean format = features.get(j) == PatternFeature.OUTPUT_FORMAT;
      double share = 0.04 + 0.03 * (j % 5) + (format ? 0.6 * event.adaptation() : 0);
      values[j] =
          switch (features.get(j).unit()) {
            case FLAG -> random.nextDouble() < share ? 1 : 0;
            case SHARE -> (float) Math.clamp(share + 0.05 * random.nextGaussian(), 0, 1);
            case LOG_COUNT -> (float) Math.max(0, 1 + 8 * share + 0.5 * random.nextGaussian());
          };
    }
    return values;
  }

  List<CellSum> cellSums(long first, long last) {
    List<CellSum> all = new ArrayList<>();
    cells
        .subMap(first, last + 1)
        .forEach(
            (day, sums) ->
                IntStream.range(0, TOPICS)
                    .filter(cell -> sums[cell] != null)
                    .forEach(cell -> all.add(new CellSum(day, "v1", 1, cell, sums[cell]))));
    return all;
  }

  /** Records on all days. */
  public long total() {
    return Arrays.stream(served).sum();
  }
}
