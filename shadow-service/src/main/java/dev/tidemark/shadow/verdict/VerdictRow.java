package dev.tidemark.shadow.verdict;

import dev.tidemark.stats.sequential.ScoreLedger;
import java.util.OptionalLong;

/**
 * What has been entered for a candidate.
 *
 * @param ledger counters of closed user-days
 * @param first first day with a user-day
 * @param last last day with a user-day
 * @param users different users with a score in these user-days
 */
record VerdictRow(ScoreLedger ledger, OptionalLong first, OptionalLong last, long users) {}
