package dev.tidemark.ingest.application;

import java.util.List;
import java.util.OptionalDouble;

/**
 * An application as a client asks for it, nothing checked yet.
 *
 * @param id name within the tenant
 * @param clock name of a clock; empty for WALL
 * @param timeZone IANA name; empty for UTC
 * @param core core probability; empty or 0 for the default
 * @param panel panel probability; empty for the default
 * @param strata probabilities by stratum
 * @param oversize name of an oversize policy; empty for REFUSE
 */
record ApplicationDraft(
    String id,
    String clock,
    String timeZone,
    OptionalDouble core,
    OptionalDouble panel,
    List<StratumDraft> strata,
    String oversize) {

  /** Probability asked for a stratum. */
  record StratumDraft(String stratum, double probability) {}

  /** An application of which nothing but the name is said. */
  static ApplicationDraft named(String id) {
    return new ApplicationDraft(
        id, "", "", OptionalDouble.empty(), OptionalDouble.empty(), List.of(), "");
  }
}
