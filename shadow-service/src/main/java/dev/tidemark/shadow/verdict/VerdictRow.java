package dev.tidemark.shadow.verdict;

import java.util.OptionalLong;

/**
 * What has been entered for a candidate.
 *
 * @param counters of closed user-days
 * @param first first day with a user-day
 * @param last last day with a user-day
 * @param users different users with a score in these user-days
 */
record VerdictRow(Counters counters, OptionalLong first, OptionalLong last, long users) {}
