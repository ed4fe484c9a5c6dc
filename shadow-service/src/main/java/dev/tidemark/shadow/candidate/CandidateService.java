package dev.tidemark.shadow.candidate;

import dev.tidemark.chassis.application.Application;
import dev.tidemark.chassis.clock.ClockKind;
import dev.tidemark.chassis.errors.CommonException;
import dev.tidemark.chassis.outbound.OutboundDecision;
import dev.tidemark.chassis.outbound.OutboundDecision.Allowed;
import dev.tidemark.chassis.outbound.OutboundDecision.Refused;
import dev.tidemark.chassis.outbound.OutboundDecision.Unresolved;
import dev.tidemark.shadow.ShadowException;
import dev.tidemark.shadow.endpoint.EndpointService;
import dev.tidemark.shadow.model.ChatTarget;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Registering and changing candidates. */
@Singleton
public class CandidateService {
  // A gateway's clock may be that much ahead of ours; ingest refuses more.
  private static final Duration AHEAD = Duration.ofMinutes(5);

  private final CandidateStore store;
  private final EndpointService endpoints;

  CandidateService(CandidateStore store, EndpointService endpoints) {
    this.store = store;
    this.endpoints = endpoints;
  }

  /** A candidate; fails with UNKNOWN_CANDIDATE, or INVALID_FIELD for no text of the database. */
  public Uni<Candidate> require(CandidateKey key) {
    if (key.id().indexOf('\0') >= 0) {
      return Uni.createFrom()
          .failure(
              CommonException.invalidField(
                  "candidate", "the candidate has a NUL character; send its id"));
    }
    return store
        .find(key)
        .map(
            found ->
                found.orElseThrow(
                    () ->
                        new ShadowException.UnknownCandidate(
                            key.application().application(), key.id())));
  }

  /**
   * Registers a candidate; the same one again changes nothing.
   *
   * @return fails with INVALID_FIELD, ENDPOINT_NOT_ALLOWED, UNKNOWN_SECRET, CANDIDATE_EXISTS
   */
  public Uni<Candidate> register(CandidateKey key, CandidateSettings given) {
    CandidateRules.requireId(key.id());
    CandidateSettings settings = CandidateRules.complete(given);
    ChatTarget target = Candidate.target(key, settings);
    return requireAllowed(target)
        .chain(() -> requireSecret(target))
        .chain(() -> store.add(key, settings))
        .chain(added -> require(key).map(held -> sameAs(held, settings, added)));
  }

  private Uni<Void> requireAllowed(ChatTarget target) {
    return endpoints.check(target.url()).invoke(CandidateService::requireAllowed).replaceWithVoid();
  }

  private static void requireAllowed(OutboundDecision decision) {
    switch (decision) {
      case Allowed _ -> {}
      case Refused refused -> throw new ShadowException.EndpointNotAllowed(refused.why());
      case Unresolved unknown -> throw new ShadowException.EndpointNotAllowed(unknown.why());
    }
  }

  private Uni<Void> requireSecret(ChatTarget target) {
    return target.secret().isEmpty()
        ? Uni.createFrom().voidItem()
        : endpoints
            .secret(target.secret())
            .map(
                found ->
                    found.orElseThrow(() -> new ShadowException.UnknownSecret(target.secret())))
            .replaceWithVoid();
  }

  private static Candidate sameAs(Candidate held, CandidateSettings settings, boolean added) {
    if (!added && !held.settings().equals(settings)) {
      throw new ShadowException.CandidateExists(held.key().id());
    }
    return held;
  }

  /**
   * Changes a candidate.
   *
   * @return fails with INVALID_FIELD, UNKNOWN_CANDIDATE, CANDIDATE_RETIRED
   */
  public Uni<Candidate> change(Application application, CandidateKey key, CandidateChange given) {
    CandidateChange change = CandidateRules.complete(given);
    return require(key)
        .invoke(CandidateService::requireAlive)
        .chain(() -> nextDay(application))
        .chain(from -> store.change(key, change, from))
        .chain(() -> require(key));
  }

  private static void requireAlive(Candidate candidate) {
    if (candidate.state() == CandidateState.RETIRED) {
      throw new ShadowException.CandidateRetired(candidate.key().id());
    }
  }

  /** The first day of which nothing has been drawn yet. */
  private Uni<Long> nextDay(Application application) {
    return store
        .newestEvent(application.key())
        .map(newest -> newest(newest, application.clock()))
        .map(newest -> newest.map(at -> application.dayOf(at) + 1).orElse(Long.MIN_VALUE));
  }

  private static Optional<Instant> newest(Optional<Instant> newest, ClockKind clock) {
    Instant now = Instant.now().plus(AHEAD);
    return clock == ClockKind.WALL && newest.filter(now::isBefore).isEmpty()
        ? Optional.of(now)
        : newest;
  }
}
