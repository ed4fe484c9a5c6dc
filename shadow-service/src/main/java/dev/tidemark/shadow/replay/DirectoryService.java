package dev.tidemark.shadow.replay;

import dev.tidemark.shadow.candidate.Candidate;
import dev.tidemark.shadow.candidate.CandidateKey;
import dev.tidemark.shadow.candidate.CandidateStore;
import dev.tidemark.shadow.model.TokenBucket;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The candidates as of the last look, and the rates of this replica. */
@Singleton
class DirectoryService {
  private final CandidateStore store;
  private final Map<String, Rate> rates = new ConcurrentHashMap<>();
  private volatile Map<CandidateKey, Candidate> known = Map.of();

  private record Rate(double perSecond, TokenBucket bucket) {}

  DirectoryService(CandidateStore store) {
    this.store = store;
  }

  /** Looks again. */
  Uni<Void> refresh() {
    return store
        .all()
        .map(all -> all.stream().collect(Collectors.toMap(Candidate::key, Function.identity())))
        .invoke(all -> known = all)
        .replaceWithVoid();
  }

  Optional<Candidate> find(CandidateKey key) {
    return Optional.ofNullable(known.get(key));
  }

  /** The bucket of a name; a new one when the rate has changed. */
  TokenBucket bucket(String name, double perSecond) {
    return rates
        .compute(
            name,
            (_, held) ->
                held != null && held.perSecond() == perSecond
                    ? held
                    : new Rate(perSecond, new TokenBucket(perSecond, System.nanoTime())))
        .bucket();
  }
}
