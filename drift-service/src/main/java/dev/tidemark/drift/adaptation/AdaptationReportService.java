package dev.tidemark.drift.adaptation;

import dev.tidemark.chassis.application.Application;
import dev.tidemark.chassis.application.ApplicationKey;
import dev.tidemark.drift.DriftException;
import dev.tidemark.drift.application.DayRange;
import dev.tidemark.drift.application.Progress;
import dev.tidemark.drift.application.ProgressStore;
import dev.tidemark.drift.compute.ComputeService;
import dev.tidemark.drift.compute.DailyAnswerStore;
import dev.tidemark.drift.deployment.Deployment;
import dev.tidemark.drift.deployment.DeploymentStore;
import dev.tidemark.drift.deployment.Deployments;
import dev.tidemark.drift.panel.PanelStore;
import dev.tidemark.drift.sketch.SketchStore;
import dev.tidemark.stats.adaptation.AdaptationLabel;
import dev.tidemark.stats.adaptation.PanelUser;
import dev.tidemark.stats.adaptation.RolloutContrast;
import dev.tidemark.stats.adaptation.RolloutDesign;
import dev.tidemark.stats.resample.Permutations;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/**
 * Answers how users changed because of a deployment.
 *
 * <p>With a control cohort by plan: the contrast of cohorts. Without: the rank of the date among
 * earlier dates. An answer is kept until another day closes or the registry changes.
 */
@ApplicationScoped
public class AdaptationReportService {
  private static final int KEPT = 1_000;
  private static final int PERMUTATIONS = 999;

  /** Fixed, so that a report read twice says the same. */
  private static final long SEED = 20_260_401;

  private final ProgressStore progress;
  private final DeploymentStore registry;
  private final SketchStore sketches;
  private final PanelStore panel;
  private final PlaceboService ranking;
  private final ComputeService pool;
  private final DailyAnswerStore<Question, AdaptationReport> reports = new DailyAnswerStore<>(KEPT);

  AdaptationReportService(
      ProgressStore progress,
      DeploymentStore registry,
      SketchStore sketches,
      PanelStore panel,
      PlaceboService ranking,
      ComputeService pool) {
    this.progress = progress;
    this.registry = registry;
    this.sketches = sketches;
    this.panel = panel;
    this.ranking = ranking;
    this.pool = pool;
  }

  /**
   * The report of a deployment.
   *
   * @param id of the deployment, or an alias of it
   * @return fails with UNKNOWN_DEPLOYMENT
   */
  public Uni<AdaptationReport> report(Application application, String id) {
    return registry
        .list(application.key())
        .chain(
            all ->
                progress
                    .find(application)
                    .chain(at -> kept(application, all, require(application.key(), all, id), at)));
  }

  private static Deployment require(ApplicationKey application, Deployments all, String id) {
    return all.find(id)
        .orElseThrow(() -> new DriftException.UnknownDeployment(application.application(), id));
  }

  private Uni<AdaptationReport> kept(
      Application application, Deployments all, Deployment deployment, Optional<Progress> at) {
    if (at.isEmpty()) {
      return Uni.createFrom()
          .item(
              AdaptationReport.without(
                  deployment.id(), AdaptationLabel.INSUFFICIENT, "no record has been counted"));
    }
    Question question = new Question(application.key(), deployment.id());
    return progress
        .edition(application.key(), at.get().closedThrough())
        .chain(
            edition ->
                reports.get(
                    question,
                    List.of(edition, all.all()),
                    () -> compute(application, all.all(), deployment, at.get())));
  }

  private Uni<AdaptationReport> compute(
      Application application, List<Deployment> all, Deployment deployment, Progress at) {
    AdaptationWindows.Choice choice = AdaptationWindows.choose(application, at, all, deployment);
    if (choice.windows().isEmpty()) {
      return Uni.createFrom()
          .item(
              AdaptationReport.without(
                  deployment.id(), AdaptationLabel.INSUFFICIENT, choice.missing()));
    }
    AdaptationWindows windows = choice.windows().get();
    Optional<RolloutDesign> design = Cohorts.of(application, deployment, windows.after().last());
    return sketches
        .spaces(application.key())
        .chain(
            spaces -> {
              Panel source =
                  new Panel(application.key(), spaces.isEmpty() ? "" : spaces.getFirst());
              return design.isPresent()
                  ? contrast(source, deployment, windows, design.get(), at)
                  : ranking.report(
                      deployment.id(), windows, at.firstDay(), dates -> source.collect(dates));
            });
  }

  private Uni<AdaptationReport> contrast(
      Panel source,
      Deployment deployment,
      AdaptationWindows windows,
      RolloutDesign design,
      Progress at) {
    return source
        .collect(windows)
        .chain(
            now ->
                placebo(source, windows, design, at)
                    .chain(
                        then ->
                            pool.run(() -> estimate(deployment.id(), windows, design, now, then))));
  }

  /** The same users over two windows before: needed only where chance did not choose. */
  private static Uni<Optional<Collected>> placebo(
      Panel source, AdaptationWindows windows, RolloutDesign design, Progress at) {
    AdaptationWindows earlier =
        new AdaptationWindows(
            new DayRange(windows.before().first() - windows.days(), windows.before().first() - 1),
            windows.before(),
            "");
    return design.randomised() || earlier.before().first() < at.firstDay()
        ? Uni.createFrom().item(Optional.empty())
        : source.collect(earlier).map(Optional::of);
  }

  private static AdaptationReport estimate(
      String deployment,
      AdaptationWindows windows,
      RolloutDesign design,
      Collected now,
      Optional<Collected> then) {
    List<PanelUser> users = now.users();
    List<PanelUser> earlier = then.map(Collected::users).orElse(List.of());
    RolloutContrast contrast = new RolloutContrast(new Permutations(PERMUTATIONS, SEED));
    return new RolloutReport(
            deployment,
            windows,
            design,
            contrast.estimate(design, users, earlier),
            now.panel().hasOneCodebook(),
            users)
        .report();
  }

  /** Panel rows and topic means of one comparison. */
  record Collected(PanelCollector panel, List<SketchStore.CellSum> cells) {
    List<PanelUser> users() {
      return panel.split(cells);
    }
  }

  /** Where the panel of an application is read. */
  private final class Panel {
    private final ApplicationKey application;
    private final String space;

    Panel(ApplicationKey application, String space) {
      this.application = application;
      this.space = space;
    }

    Uni<Collected> collect(AdaptationWindows windows) {
      PanelCollector collector = new PanelCollector(windows);
      DayRange days = new DayRange(windows.before().first(), windows.after().last());
      return panel
          .scan(application, space, days, collector::add)
          .chain(() -> sketches.cells(application, space, windows.before()))
          .map(cells -> new Collected(collector, cells));
    }
  }

  private record Question(ApplicationKey application, String deployment) {}
}
