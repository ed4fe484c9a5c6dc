package dev.tidemark.drift.traffic;

/**
 * What became of the enriched records of one day; counted = sketched + withoutVector +
 * unknownUpstream.
 *
 * @param day days since 1970-01-01
 * @param counted records in this day's sums and counts
 * @param sketched of these, records in sketches
 * @param withoutVector of these, blank or truncated
 * @param unknownUpstream of these, with a vector but no known inclusion probability
 * @param otherCohort of the sketched, those under cohort "other" past the bound of active keys
 * @param unknownDeployment of the counted, those whose deployment cannot be told
 * @param late records that came after the day was closed; in nothing else
 */
public record DayCount(
    long day,
    long counted,
    long sketched,
    long withoutVector,
    long unknownUpstream,
    long otherCohort,
    long unknownDeployment,
    long late) {}
