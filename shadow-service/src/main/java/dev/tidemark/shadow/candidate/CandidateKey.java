package dev.tidemark.shadow.candidate;

import dev.tidemark.chassis.application.ApplicationKey;

/**
 * Identity of an arm.
 *
 * @param application it belongs to
 * @param id of the candidate, or {@link #PRODUCTION}
 */
public record CandidateKey(ApplicationKey application, String id) {
  /** The arm of what production answered itself. */
  public static final String PRODUCTION = "production";

  /** Whether this is production's own arm. */
  public boolean isProduction() {
    return id.equals(PRODUCTION);
  }
}
