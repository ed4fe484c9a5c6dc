package dev.tidemark.drift.story;

import dev.tidemark.chassis.application.Application;
import dev.tidemark.chassis.application.ApplicationKey;
import dev.tidemark.chassis.application.ApplicationStore;
import dev.tidemark.drift.application.DayRange;
import dev.tidemark.drift.application.Edition;
import dev.tidemark.drift.application.Progress;
import dev.tidemark.drift.application.ProgressStore;
import dev.tidemark.drift.codebook.CodebookStore;
import dev.tidemark.drift.codebook.CodebookVersion;
import dev.tidemark.drift.deployment.Deployment;
import dev.tidemark.drift.deployment.DeploymentStore;
import dev.tidemark.drift.deployment.Deployments;
import dev.tidemark.drift.panel.PanelDay;
import dev.tidemark.drift.panel.PanelStore;
import dev.tidemark.drift.sketch.SketchKey;
import dev.tidemark.drift.sketch.SketchShapes;
import dev.tidemark.drift.sketch.SketchStore;
import dev.tidemark.drift.traffic.CountStore;
import dev.tidemark.drift.traffic.DayCount;
import dev.tidemark.drift.traffic.DeploymentActivity;
import dev.tidemark.drift.traffic.FeedbackDay;
import dev.tidemark.drift.traffic.TrafficDay;
import dev.tidemark.drift.version.EvalVersion;
import dev.tidemark.drift.version.VersionStore;
import dev.tidemark.stats.kernel.VectorMath;
import dev.tidemark.stats.shift.FixedSet;
import dev.tidemark.stats.sketch.WindowSketch;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The story behind the stores that reports read; how far it has been told can be set. */
public final class StoryStores
    implements ApplicationStore,
        ProgressStore,
        CodebookStore,
        DeploymentStore,
        SketchStore,
        CountStore,
        VersionStore {
  private final Story story = Story.WHOLE;

  /** Days that have closed; 0 is before the first record. */
  public volatile int closed = Story.DAYS;

  /** Records on the closed days; a test that changes what is stored raises it. */
  public volatile long records = Story.WHOLE.total();

  /** Whether the application exists at all. */
  public volatile boolean known = true;

  /** The registry. */
  public volatile List<Deployment> deployments = Story.deployments();

  /** Versions of the eval set, newest first. */
  public volatile List<EvalVersion> evalVersions = List.of();

  /** How often sketches were read. */
  public final AtomicInteger reads = new AtomicInteger();

  @Override
  public Uni<Optional<Application>> find(ApplicationKey key) {
    return Uni.createFrom()
        .item(known && key.equals(Story.KEY) ? Optional.of(Story.application()) : Optional.empty());
  }

  @Override
  public Uni<List<Application>> list(String tenant) {
    return Uni.createFrom()
        .item(known && tenant.equals(Story.TENANT) ? List.of(Story.application()) : List.of());
  }

  @Override
  public Uni<Optional<Progress>> find(Application application) {
    return Uni.createFrom()
        .item(
            closed == 0
                ? Optional.empty()
                : Optional.of(
                    new Progress(
                        Story.FIRST_DAY,
                        OptionalLong.of(Story.FIRST_DAY + closed - 1),
                        Story.midnight(closed).plusSeconds(3_600))));
  }

  @Override
  public Uni<Edition> edition(ApplicationKey application, OptionalLong through) {
    return Uni.createFrom().item(new Edition(through, records, 0));
  }

  @Override
  public Uni<List<CodebookVersion>> versions(ApplicationKey application, String space) {
    return Uni.createFrom().item(List.of(new CodebookVersion(1, Story.FIRST_DAY, 50, 5_000)));
  }

  @Override
  public Uni<List<EvalVersion>> evalVersions(ApplicationKey application) {
    return Uni.createFrom().item(evalVersions);
  }

  /**
   * Features of every prompt of some days, as an eval set that holds all of them.
   *
   * @param first day of the story, from 0
   */
  public EvalVersion evalSetOf(int number, int first, int last) {
    return evalSetOf(number, first, last, 200);
  }

  /** The same, said to hold so many items: the light depends on it. */
  public EvalVersion evalSetOf(int number, int first, int last, int items) {
    WindowSketch window = window(first, last);
    double[] mean = new double[SketchShapes.BLOCK.features()];
    for (int block = 0; block < WindowSketch.BLOCKS; block++) {
      window
          .block(block)
          .ifPresent(sums -> VectorMath.axpy(1 / window.weight(), sums.featureSum(), mean));
    }
    return new EvalVersion(
        number,
        items,
        Story.SPACE.id(),
        Story.FIRST_DAY + last,
        Optional.of(FixedSet.ofMean(mean, items)),
        "");
  }

  /**
   * What a version is worth for some days.
   *
   * @param first day of the story, from 0
   */
  public WorthByHand worthByHand(EvalVersion version, int first, int last) {
    return WorthByHand.of(version.points().orElseThrow().mean(), window(first, last));
  }

  private WindowSketch window(int first, int last) {
    WindowSketch window = new WindowSketch(SketchShapes.BLOCK);
    story
        .sketches
        .subMap(Story.FIRST_DAY + first, Story.FIRST_DAY + last + 1)
        .values()
        .forEach(window::merge);
    return window;
  }

  @Override
  public Uni<Deployments> list(ApplicationKey application) {
    return Uni.createFrom().item(new Deployments(deployments, Map.of("v2-inferred", "v2")));
  }

  /** The panel of the story. */
  public PanelStore panel() {
    return new StoryPanel(story.panel);
  }

  @Override
  public Uni<List<String>> spaces(ApplicationKey application) {
    return Uni.createFrom().item(closed == 0 ? List.of() : List.of(Story.SPACE.id()));
  }

  @Override
  public Uni<Void> scan(
      ApplicationKey application, String space, DayRange days, Consumer<Row> row) {
    return Uni.createFrom().failure(new UnsupportedOperationException("no report reads rows"));
  }

  @Override
  public Uni<SortedMap<Long, WindowSketch>> byDay(
      ApplicationKey application, String space, DayRange days, Predicate<SketchKey> wanted) {
    reads.incrementAndGet();
    return Uni.createFrom()
        .item(new TreeMap<>(story.sketches.subMap(days.first(), days.last() + 1)));
  }

  @Override
  public Uni<WindowSketch> window(
      ApplicationKey application, String space, DayRange days, Predicate<SketchKey> wanted) {
    reads.incrementAndGet();
    WindowSketch window = new WindowSketch(SketchShapes.BLOCK);
    story.sketches.subMap(days.first(), days.last() + 1).values().forEach(window::merge);
    return Uni.createFrom().item(window);
  }

  @Override
  public Uni<List<CellSum>> cells(ApplicationKey application, String space, DayRange days) {
    return Uni.createFrom().item(story.cellSums(days.first(), days.last()));
  }

  @Override
  public Uni<List<TrafficDay>> traffic(ApplicationKey application) {
    List<TrafficDay> days = new ArrayList<>();
    told().forEach((day, n) -> days.add(new TrafficDay(day, n + day % 3, n, 0, day % 3)));
    return Uni.createFrom().item(days);
  }

  @Override
  public Uni<List<DayCount>> counts(ApplicationKey application) {
    List<DayCount> days = new ArrayList<>();
    told().forEach((day, n) -> days.add(new DayCount(day, n - 1, n - 1, 0, 0, 0, 0, 1)));
    return Uni.createFrom().item(days);
  }

  private SortedMap<Long, Long> told() {
    return story.records.headMap(Story.FIRST_DAY + closed);
  }

  @Override
  public Uni<List<DeploymentActivity>> deployments(ApplicationKey application) {
    return Uni.createFrom()
        .item(
            List.of(
                new DeploymentActivity("v1", story.served[0], Story.midnight(Story.DAYS)),
                new DeploymentActivity("v2", story.served[1] - 5, Story.midnight(Story.DAYS)),
                new DeploymentActivity("v2-inferred", 5, Story.midnight(Story.DAYS))));
  }

  @Override
  public Uni<Long> duplicates(ApplicationKey application) {
    return Uni.createFrom().item(17L);
  }

  private record StoryPanel(List<PanelDay> rows) implements PanelStore {
    @Override
    public Uni<Void> scan(
        ApplicationKey application, String space, DayRange days, Consumer<PanelDay> row) {
      return list(application, space, days).invoke(all -> all.forEach(row)).replaceWithVoid();
    }

    @Override
    public Uni<List<PanelDay>> list(ApplicationKey application, String space, DayRange days) {
      return Uni.createFrom().item(rows.stream().filter(row -> days.contains(row.day())).toList());
    }
  }

  @Override
  public Uni<List<FeedbackDay>> feedback(ApplicationKey key) {
    return Uni.createFrom().item(List.of());
  }
}
