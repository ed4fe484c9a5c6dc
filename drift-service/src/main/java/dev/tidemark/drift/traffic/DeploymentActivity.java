package dev.tidemark.drift.traffic;

import java.time.Instant;

/**
 * What a deployment has served.
 *
 * @param deployment as stamped; map it through the aliases before adding
 * @param records counted, late ones not
 * @param lastSeen event time of the latest of them
 */
public record DeploymentActivity(String deployment, long records, Instant lastSeen) {}
