package dev.tidemark.drift.enrich;

import dev.tidemark.chassis.application.ApplicationKey;
import dev.tidemark.chassis.application.Origin;
import dev.tidemark.chassis.intake.Received;
import dev.tidemark.drift.codebook.CodebookService;
import dev.tidemark.drift.compute.BoundedJoin;
import dev.tidemark.drift.deployment.DeploymentService;
import dev.tidemark.drift.deployment.Fingerprint;
import dev.tidemark.drift.enrich.Found.Placed;
import dev.tidemark.proto.event.v1.CellAssignment;
import dev.tidemark.proto.event.v1.ServedBy;
import dev.tidemark.stats.cluster.Codebook;
import dev.tidemark.stats.feature.FeatureSpace;
import dev.tidemark.text.embed.EmbedderBusyException;
import dev.tidemark.text.embed.EmbedderPool;
import dev.tidemark.text.embed.EmbedderPool.Lane;
import dev.tidemark.text.embed.EmptyTextException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Finds deployment, vector and cell of interactions, several at a time. */
@ApplicationScoped
class Finder {
  // Of one partition. Together they may fill the embedder's lane; then they ask again.
  private static final int AT_A_TIME = 16;
  // Longer than a full queue of the longest texts takes: beyond it something is stuck.
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration BUSY_FIRST = Duration.ofMillis(20);
  private static final Duration BUSY_LONGEST = Duration.ofSeconds(1);

  private final Instance<EmbedderPool> embedder;
  private final FeatureSpace space;
  private final CodebookService codebooks;
  private final DeploymentService deployments;

  Finder(
      Instance<EmbedderPool> embedder,
      FeatureSpace space,
      CodebookService codebooks,
      DeploymentService deployments) {
    this.embedder = embedder;
    this.space = space;
    this.codebooks = codebooks;
    this.deployments = deployments;
  }

  /** What is found for each record, in their order. */
  Uni<List<Found>> find(List<Received<Arrival>> records) {
    return BoundedJoin.all(records.stream().map(this::findInTime).toList(), AT_A_TIME);
  }

  private Uni<Found> findInTime(Received<Arrival> record) {
    return find(record)
        .ifNoItem()
        .after(PATIENCE)
        .failWith(() -> new IllegalStateException("nothing was found within " + PATIENCE));
  }

  private Uni<Found> find(Received<Arrival> record) {
    Prompt prompt = Prompt.of(record.payload().interaction());
    Origin origin = record.payload().origin();
    ApplicationKey application = origin.application().key();
    return Uni.createFrom()
        .deferred(() -> deployment(application, record.payload()))
        .chain(
            deployment ->
                deployments
                    .known(application)
                    .chain(
                        registry ->
                            place(origin, prompt)
                                .map(
                                    placed ->
                                        new Found(
                                            record,
                                            prompt,
                                            deployment,
                                            registry,
                                            placed.orElse(null)))));
  }

  private Uni<String> deployment(ApplicationKey application, Arrival incoming) {
    ServedBy by = incoming.interaction().getServedBy();
    Fingerprint fingerprint =
        new Fingerprint(by.getModel(), by.getModelVersion(), by.getPromptTemplate(), by.getTools());
    return deployments.resolve(
        application, by.getDeployment(), fingerprint, incoming.origin().eventTime());
  }

  private Uni<Optional<Placed>> place(Origin origin, Prompt prompt) {
    if (prompt.isBlank()) {
      return Uni.createFrom().item(Optional.empty());
    }
    return embed(prompt.text())
        .chain(
            vector ->
                codebooks
                    .inForce(origin.application().key(), space.id(), origin.day())
                    .map(codebook -> Optional.of(place(codebook, vector))))
        .onFailure(EmptyTextException.class)
        .recoverWithItem(Optional.empty());
  }

  private Uni<float[]> embed(String text) {
    return Uni.createFrom()
        .completionStage(() -> embedder.get().embed(Lane.STREAM, text))
        .onFailure(EmbedderBusyException.class)
        .retry()
        .withBackOff(BUSY_FIRST, BUSY_LONGEST)
        .indefinitely();
  }

  private static Placed place(Codebook codebook, float[] vector) {
    var nearest = codebook.assign(vector);
    double euclidean = nearest.distance();
    CellAssignment cell =
        CellAssignment.newBuilder()
            .setCodebookVersion(codebook.version())
            .setCell(nearest.cell())
            .setDistance((float) (euclidean * euclidean / 2))
            .build();
    return new Placed(vector, cell);
  }
}
