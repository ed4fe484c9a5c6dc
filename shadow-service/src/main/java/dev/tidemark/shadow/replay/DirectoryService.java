package dev.tidemark.shadow.replay;

import dev.tidemark.shadow.attempt.Lane;
import dev.tidemark.shadow.candidate.Candidate;
import dev.tidemark.shadow.candidate.CandidateKey;
import dev.tidemark.shadow.candidate.CandidateStore;
import dev.tidemark.shadow.model.Recent;
import dev.tidemark.shadow.model.TokenBucket;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The candidates that have open rows as of the last look, and the rates of this replica. */
@Singleton
class DirectoryService {
  private final CandidateStore store;
  private final Recent<TokenBucket> buckets = new Recent<>(_ -> {}, System.nanoTime());
  private volatile Map<CandidateKey, Candidate> known = Map.of();

  DirectoryService(CandidateStore store) {
    this.store = store;
  }

  /** Looks again for those of the lanes. */
  Uni<Void> refresh(List<Lane> lanes) {
    return store
        .find(lanes.stream().map(Lane::arm).distinct().toList())
        .map(all -> all.stream().collect(Collectors.toMap(Candidate::key, Function.identity())))
        .invoke(all -> known = all)
        .replaceWithVoid();
  }

  Optional<Candidate> find(CandidateKey key) {
    return Optional.ofNullable(known.get(key));
  }

  /** The bucket of a name; a new one when the rate has changed. */
  TokenBucket bucket(String name, double perSecond) {
    long now = System.nanoTime();
    return buckets.of(name + " " + perSecond, () -> new TokenBucket(perSecond, now), now);
  }
}
