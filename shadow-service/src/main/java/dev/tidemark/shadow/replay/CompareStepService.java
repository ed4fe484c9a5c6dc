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
import dev.tidemark.shadow.similarity.Embedding;
import dev.tidemark.shadow.similarity.EmbeddingService;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Compares both answers by embedding, production's being embedded once for all arms. It is tried
 * once, and not at all while drift has been failing: then the similarity is missing, and no verdict
 * waits for it.
 */
@Singleton
class CompareStepService implements StepService {
  // As long as a short text takes to embed.
  private static final Duration UNTIL_EMBEDDED = Duration.ofMillis(100);

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
        .chain(text -> compare(attempt, text.map(Selected::answer).orElse("")))
        .onFailure()
        .invoke(attempt::score)
        .onFailure()
        .recoverWithNull()
        .chain(() -> attempts.save(attempt))
        .replaceWithVoid();
  }

  private Uni<Void> compare(Attempt attempt, String production) {
    String candidate = attempt.answer().orElse("");
    if (!embeddings.enabled() || candidate.isBlank() || production.isBlank()) {
      attempt.score();
      return Uni.createFrom().voidItem();
    }
    List<String> both = List.of(candidate, production);
    return texts
        .embedding(attempt)
        .chain(
            known ->
                known.isPresent()
                    ? beside(attempt, known.get(), both)
                    : texts
                        .claimEmbedding(attempt, embeddings.timeout())
                        .chain(mine -> mine ? first(attempt, both) : later(attempt)));
  }

  /** Embeds the candidate's answer only, unless drift's space has changed since the other's. */
  private Uni<Void> beside(Attempt attempt, Embedding known, List<String> both) {
    return embed(attempt, both.subList(0, 1))
        .map(made -> made.getFirst().cosine(known))
        .chain(
            cosine -> cosine.isPresent() ? Uni.createFrom().item(cosine) : together(attempt, both))
        .invoke(cosine -> ended(attempt, cosine))
        .replaceWithVoid();
  }

  private Uni<Void> first(Attempt attempt, List<String> both) {
    return together(attempt, both)
        .onFailure()
        .call(() -> texts.releaseEmbedding(attempt))
        .invoke(cosine -> ended(attempt, cosine))
        .replaceWithVoid();
  }

  private Uni<OptionalDouble> together(Attempt attempt, List<String> both) {
    return embed(attempt, both)
        .call(made -> texts.keep(attempt, made.getLast()))
        .map(made -> made.getFirst().cosine(made.getLast()));
  }

  /** Another arm is embedding production's answer. */
  private static Uni<Void> later(Attempt attempt) {
    attempt.wait(UNTIL_EMBEDDED);
    return Uni.createFrom().voidItem();
  }

  private Uni<List<Embedding>> embed(Attempt attempt, List<String> answers) {
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

  private static void ended(Attempt attempt, OptionalDouble cosine) {
    cosine.stream().filter(Double::isFinite).forEach(attempt::compared);
    attempt.score();
  }
}
