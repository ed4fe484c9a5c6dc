package dev.tidemark.drift.traffic;

/**
 * What users said on one day.
 *
 * @param day days since 1970-01-01
 * @param kind POSITIVE, NEGATIVE or REGENERATED
 * @param events number of times
 */
public record FeedbackDay(long day, String kind, long events) {}
