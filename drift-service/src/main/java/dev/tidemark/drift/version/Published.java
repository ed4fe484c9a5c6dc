package dev.tidemark.drift.version;

import dev.tidemark.chassis.application.ApplicationKey;

/**
 * A version as its event tells it.
 *
 * @param application it belongs to
 * @param number from 1
 * @param items in it
 * @param space of their vectors
 * @param poolLastDay last day of its pool
 */
record Published(
    ApplicationKey application, int number, int items, String space, long poolLastDay) {}
