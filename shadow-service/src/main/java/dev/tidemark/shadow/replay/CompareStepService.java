package dev.tidemark.shadow.replay;

import dev.tidemark.shadow.attempt.Attempt;
import dev.tidemark.shadow.attempt.AttemptStore;
import dev.tidemark.shadow.attempt.Backoff;
import dev.tidemark.shadow.attempt.Lane;
import dev.tidemark.shadow.attempt.Selected;
import dev.tidemark.shadow.attempt.SelectedStore;
import dev.tidemark.shadow.attempt.Stage;
import dev.tidemark.shadow.similarity.Cosine;
import dev.tidemark.shadow.similarity.EmbeddingService;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** Compares both answers by embedding; without drift the similarity is missing, nothing else. */
@Singleton
class CompareStepService implements StepService {
  private final SelectedStore texts;
  private final AttemptStore attempts;
  private final EmbeddingService embeddings;
  private final ReplayConfig config;
  private final Backoff backoff;

  CompareStepService(
      SelectedStore texts,
      AttemptStore attempts,
      EmbeddingService embeddings,
      ReplayConfig config) {
    this.texts = texts;
    this.attempts = attempts;
    this.embeddings = embeddings;
    this.config = config;
    this.backoff = new Backoff(config.retryFirst(), config.retryLongest());
  }

  @Override
  public Stage stage() {
    return Stage.COMPARE;
  }

  @Override
  public Uni<Void> giveUp(Lane lane) {
    return Uni.createFrom().voidItem();
  }

  @Override
  public int admit(Lane lane, int wanted) {
    return wanted;
  }

  @Override
  public void unused(Lane lane, int number) {
    // There is no rate to give back to.
  }

  @Override
  public Duration longest(Lane lane) {
    return embeddings.timeout();
  }

  @Override
  public Uni<Void> perform(Attempt attempt) {
    return texts
        .find(attempt)
        .chain(text -> similarity(attempt, text))
        .invoke(cosine -> ended(attempt, cosine))
        .replaceWith(true)
        .onFailure()
        .recoverWithItem(thrown -> failed(attempt))
        .chain(stored -> attempts.save(attempt))
        .replaceWithVoid();
  }

  private Uni<Optional<Double>> similarity(Attempt attempt, Optional<Selected> text) {
    String candidate = attempt.answer().orElse("");
    String production = text.map(Selected::answer).orElse("");
    if (!embeddings.enabled() || candidate.isBlank() || production.isBlank()) {
      return Uni.createFrom().item(Optional.empty());
    }
    return texts
        .vector(attempt)
        .chain(
            known ->
                known.isPresent()
                    ? embeddings
                        .embed(List.of(candidate))
                        .map(made -> Cosine.of(made.getFirst(), known.get()))
                    : both(attempt, candidate, production))
        .map(Optional::of);
  }

  private Uni<Double> both(Attempt attempt, String candidate, String production) {
    return embeddings
        .embed(List.of(candidate, production))
        .call(made -> texts.keep(attempt, made.getLast()))
        .map(made -> Cosine.of(made.getFirst(), made.getLast()));
  }

  private static void ended(Attempt attempt, Optional<Double> cosine) {
    cosine.filter(Double::isFinite).ifPresent(attempt::compared);
    attempt.score();
  }

  private boolean failed(Attempt attempt) {
    if (attempt.tries() + 1 < config.maxTries()) {
      double u = ThreadLocalRandom.current().nextDouble();
      attempt.retry(backoff.pause(attempt.tries() + 1, Optional.empty(), u));
    } else {
      attempt.score();
    }
    return false;
  }
}
