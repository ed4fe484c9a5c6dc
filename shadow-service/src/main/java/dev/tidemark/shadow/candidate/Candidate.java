package dev.tidemark.shadow.candidate;

import dev.tidemark.shadow.model.ChatTarget;
import java.time.Instant;

/**
 * A registered candidate.
 *
 * @param key identity
 * @param settings where it is and what it may cost
 * @param sharing number of candidates that share its alpha, fixed at registration
 * @param state whether work is done for it
 * @param registered when, wall clock
 */
public record Candidate(
    CandidateKey key,
    CandidateSettings settings,
    int sharing,
    CandidateState state,
    Instant registered) {

  /** Where its calls go. */
  public ChatTarget target() {
    return target(key, settings);
  }

  /** A secret is looked for among those of its own tenant only. */
  static ChatTarget target(CandidateKey key, CandidateSettings settings) {
    String secret =
        settings.secret().isEmpty() ? "" : key.application().tenant() + "/" + settings.secret();
    return new ChatTarget(settings.endpoint(), settings.model(), secret, settings.timeout());
  }
}
