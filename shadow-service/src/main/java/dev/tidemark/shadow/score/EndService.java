package dev.tidemark.shadow.score;

import dev.tidemark.shadow.attempt.Attempt;
import dev.tidemark.shadow.attempt.AttemptStore;
import dev.tidemark.shadow.attempt.Lane;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Ends attempts whose end is decided: published, acknowledged, then final. What is decided is
 * stored before, so an event that is sent again after a crash says the same.
 */
@Singleton
public class EndService {
  private static final int BATCH = 500;
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private final AttemptStore attempts;
  private final SourceStore sources;
  private final ScorePublisher publisher;
  private final ScoreConfig config;

  EndService(
      AttemptStore attempts, SourceStore sources, ScorePublisher publisher, ScoreConfig config) {
    this.attempts = attempts;
    this.sources = sources;
    this.publisher = publisher;
    this.config = config;
  }

  /** Ends a batch of every lane. */
  public Uni<Void> end(List<Lane> lanes) {
    return Multi.createFrom()
        .iterable(lanes)
        .onItem()
        .transformToUniAndConcatenate(this::end)
        .collect()
        .last()
        .replaceWithVoid();
  }

  private Uni<Void> end(Lane lane) {
    if (publisher.isBusy()) {
      return Uni.createFrom().voidItem();
    }
    return attempts
        .claim(lane, BATCH, LONGEST)
        .chain(
            claimed ->
                claimed.isEmpty() ? Uni.createFrom().voidItem() : publishAndFinish(lane, claimed));
  }

  private Uni<Void> publishAndFinish(Lane lane, List<Attempt> claimed) {
    return sources
        .find(lane.arm().application(), claimed.stream().map(Attempt::eventId).toList())
        .chain(found -> publisher.publish(events(claimed, found)))
        .chain(() -> attempts.finish(claimed));
  }

  /** An interaction that is gone has been erased, and its attempts with it. */
  private List<ScorePublisher.Outgoing> events(List<Attempt> claimed, Map<String, Source> sources) {
    return claimed.stream()
        .flatMap(
            attempt ->
                Optional.ofNullable(sources.get(attempt.eventId()))
                    .map(source -> outgoing(attempt, source))
                    .stream())
        .toList();
  }

  private ScorePublisher.Outgoing outgoing(Attempt attempt, Source source) {
    return new ScorePublisher.Outgoing(
        source, ScoreMapper.toEvent(attempt, source, config.producer()));
  }
}
