package dev.tidemark.drift.version;

import dev.tidemark.chassis.application.ApplicationKey;

/**
 * A version as its event tells it.
 *
 * @param application it belongs to
 * @param number from 1
 * @param hash over the hashes of its items in order, 64 hexadecimal digits
 * @param items in it
 * @param space of their vectors
 * @param poolLastDay last day of its pool
 */
record Published(
    ApplicationKey application,
    int number,
    String hash,
    int items,
    String space,
    long poolLastDay) {}
