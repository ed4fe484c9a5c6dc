package dev.tidemark.shadow.serve;

import dev.tidemark.shadow.attempt.ArmCount;
import dev.tidemark.shadow.candidate.CandidateSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** A candidate as JSON. */
record CandidateView(
    String id,
    String endpoint,
    String model,
    String secret,
    double replayProbability,
    double requestsPerSecond,
    Duration timeout,
    long tokensPerDay,
    int maxAnswerTokens,
    double margin,
    double alpha,
    String state,
    Instant registered,
    List<ArmCount> counts,
    long tokensToday,
    List<LocalDate> truncatedDays,
    boolean reachable) {

  /** All candidates of an application. */
  record All(List<CandidateView> candidates) {
    static All of(List<CandidateStatus> all) {
      return new All(all.stream().map(CandidateView::of).toList());
    }
  }

  static CandidateView of(CandidateStatus status) {
    CandidateSettings settings = status.candidate().settings();
    return new CandidateView(
        status.candidate().key().id(),
        settings.endpoint(),
        settings.model(),
        settings.secret(),
        settings.replayProbability(),
        settings.requestsPerSecond(),
        settings.timeout(),
        settings.tokensPerDay(),
        settings.maxAnswerTokens(),
        settings.margin(),
        settings.alpha(),
        status.candidate().state().name(),
        status.candidate().registered(),
        status.counts(),
        status.tokensToday(),
        status.truncatedDays().stream().map(LocalDate::ofEpochDay).toList(),
        status.reachable());
  }
}
