package dev.tidemark.shadow.attempt;

import dev.tidemark.shadow.candidate.CandidateKey;
import java.util.Locale;

/** What tokens are spent on; each purpose of an arm has a budget of its own. */
public enum Purpose {
  REPLAY,
  JUDGE;

  /** Name in the database. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Name of an arm's calls of this purpose: they share a rate, a circuit breaker and connections
   * with each other and with no others, so one arm's short timeout rests nobody else.
   */
  public String callsOf(CandidateKey arm) {
    return "%s/%s/%s/%s"
        .formatted(id(), arm.application().tenant(), arm.application().application(), arm.id());
  }
}
