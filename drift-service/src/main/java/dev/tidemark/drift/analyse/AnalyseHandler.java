package dev.tidemark.drift.analyse;

import dev.tidemark.chassis.intake.AggregateHandler;
import dev.tidemark.chassis.intake.Received;
import dev.tidemark.drift.analyse.Enriched.Meaning;
import dev.tidemark.drift.analyse.Enriched.Prompt;
import dev.tidemark.drift.analyse.Ready.Features;
import dev.tidemark.drift.codebook.CodebookLearnerService;
import dev.tidemark.drift.sketch.CohortStore;
import dev.tidemark.stats.feature.FeatureSpace;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.common.TopicPartition;

/** Adds enriched records to the sums of their partition. */
@ApplicationScoped
class AnalyseHandler implements AggregateHandler<Enriched, Ready.Batch, Totals> {
  private final FeatureSpace space;
  private final CohortStore cohorts;
  private final CodebookLearnerService learner;
  private final AnalyseConfig config;

  AnalyseHandler(
      FeatureSpace space,
      CohortStore cohorts,
      CodebookLearnerService learner,
      AnalyseConfig config) {
    this.space = space;
    this.cohorts = cohorts;
    this.learner = learner;
    this.config = config;
  }

  @Override
  public Uni<Ready.Batch> prepare(TopicPartition partition, List<Received<Enriched>> records) {
    boolean ended = records.stream().anyMatch(record -> record.payload() instanceof Enriched.End);
    return Multi.createFrom()
        .iterable(records)
        .filter(record -> record.payload() instanceof Prompt)
        .onItem()
        .transformToUniAndConcatenate(this::admit)
        .collect()
        .asList()
        .emitOn(Infrastructure.getDefaultWorkerPool())
        .map(prompts -> new Ready.Batch(withFeatures(prompts), ended));
  }

  private Uni<Ready> admit(Received<Enriched> record) {
    Prompt prompt = (Prompt) record.payload();
    return cohorts
        .admit(prompt.origin().application().key(), prompt.deployment(), prompt.cohort())
        .map(cohort -> new Ready(prompt, record.late(), cohort, null));
  }

  /** Both maps are several times faster on a batch than one by one. */
  private List<Ready> withFeatures(List<Ready> prompts) {
    List<Ready> useful = prompts.stream().filter(AnalyseHandler::isUseful).toList();
    float[][] vectors = useful.stream().map(AnalyseHandler::vector).toArray(float[][]::new);
    float[][] distance = space.distance().features(vectors);
    float[][] panel = space.panel().features(vectors);
    int[] next = {0};
    return prompts.stream()
        .map(
            ready ->
                isUseful(ready)
                    ? with(ready, new Features(distance[next[0]], panel[next[0]++]))
                    : ready)
        .toList();
  }

  private static boolean isUseful(Ready ready) {
    return !ready.late() && ready.prompt().meaning() != null;
  }

  private static float[] vector(Ready ready) {
    Meaning meaning = Objects.requireNonNull(ready.prompt().meaning());
    return meaning.vector();
  }

  private static Ready with(Ready ready, Features features) {
    return new Ready(ready.prompt(), ready.late(), ready.cohort(), features);
  }

  @Override
  public Uni<Totals> load(SqlConnection transaction, TopicPartition partition) {
    int number = partition.partition();
    return new Totals(space.id(), number, learner.deltas(number)).load(transaction);
  }

  @Override
  public void add(Totals totals, Ready.Batch batch) {
    totals.add(batch, application -> learner.collects(application, space.id()));
  }

  /** At the end of a stream nothing more comes that would make it worth waiting. */
  @Override
  public boolean wantsFlush(Totals totals) {
    return totals.ended() || totals.pending() >= config.maxPendingRows();
  }

  @Override
  public Uni<Void> write(SqlConnection transaction, Totals totals) {
    return totals.write(transaction);
  }

  @Override
  public void written(Totals totals) {
    totals.clear();
  }
}
