package dev.tidemark.chassis.application;

import java.time.Instant;

/**
 * Where a record comes from.
 *
 * @param application it belongs to
 * @param eventId unique within the application
 * @param eventTime when it happened
 * @param arrival when ingest took it
 * @param day of the event time, days since 1970-01-01 in the application's zone
 */
public record Origin(
    Application application, String eventId, Instant eventTime, Instant arrival, long day) {}
