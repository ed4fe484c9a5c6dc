package dev.tidemark.shadow.replay;

import dev.tidemark.shadow.attempt.Attempt;
import dev.tidemark.shadow.attempt.AttemptStore;
import dev.tidemark.shadow.attempt.Lane;
import dev.tidemark.shadow.attempt.Selected;
import dev.tidemark.shadow.attempt.SelectedStore;
import dev.tidemark.shadow.attempt.Stage;
import dev.tidemark.shadow.model.BreakerService;
import dev.tidemark.shadow.model.CallException;
import dev.tidemark.shadow.model.CallFailure;
import dev.tidemark.shadow.model.CircuitBreaker;
import dev.tidemark.shadow.similarity.Cosine;
import dev.tidemark.shadow.similarity.EmbeddingService;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Compares both answers by embedding. It is tried once, and not at all while drift has been
 * failing: then the similarity is missing, and no verdict waits for it.
 */
@Singleton
class CompareStepService implements StepService {
  private final SelectedStore texts;
  private final AttemptStore attempts;
  private final EmbeddingService embeddings;
  private final BreakerService breakers;

  CompareStepService(
      SelectedStore texts,
      AttemptStore attempts,
      EmbeddingService embeddings,
      BreakerService breakers) {
    this.texts = texts;
    this.attempts = attempts;
    this.embeddings = embeddings;
    this.breakers = breakers;
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
        .onFailure()
        .recoverWithItem(Optional.empty())
        .invoke(cosine -> ended(attempt, cosine))
        .chain(() -> attempts.save(attempt))
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
                    ? embed(attempt, List.of(candidate))
                        .map(made -> Cosine.of(made.getFirst(), known.get()))
                    : both(attempt, candidate, production))
        .map(Optional::of);
  }

  private Uni<Double> both(Attempt attempt, String candidate, String production) {
    return embed(attempt, List.of(candidate, production))
        .call(made -> texts.keep(attempt, made.getLast()))
        .map(made -> Cosine.of(made.getFirst(), made.getLast()));
  }

  private Uni<List<float[]>> embed(Attempt attempt, List<String> answers) {
    CircuitBreaker breaker = breakers.of("compare/" + attempt.arm());
    if (breaker.admit(1, System.nanoTime()) == 0) {
      return Uni.createFrom().failure(() -> CallException.free(CallFailure.CIRCUIT_OPEN));
    }
    return embeddings
        .embed(answers)
        .invoke(breaker::succeeded)
        .onFailure()
        .invoke(() -> breaker.failed(System.nanoTime()));
  }

  private static void ended(Attempt attempt, Optional<Double> cosine) {
    cosine.filter(Double::isFinite).ifPresent(attempt::compared);
    attempt.score();
  }
}
