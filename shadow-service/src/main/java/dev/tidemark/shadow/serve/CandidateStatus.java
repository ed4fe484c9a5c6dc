package dev.tidemark.shadow.serve;

import dev.tidemark.shadow.attempt.ArmCount;
import dev.tidemark.shadow.candidate.Candidate;
import java.util.List;

/**
 * A candidate, and what became of what was selected for it.
 *
 * @param candidate its configuration
 * @param counts rows by end and reason
 * @param tokensToday used on the application's current day, reservations included
 * @param truncatedDays newest days that ended early because the budget ran dry, since 1970-01-01
 * @param reachable whether its circuit breaker lets calls through on this replica
 */
record CandidateStatus(
    Candidate candidate,
    List<ArmCount> counts,
    long tokensToday,
    List<Long> truncatedDays,
    boolean reachable) {}
