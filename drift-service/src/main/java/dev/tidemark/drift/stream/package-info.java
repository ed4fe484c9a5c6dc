/**
 * What all consumers of drift share: reading an event's envelope, the application and day it
 * belongs to, and saying why a record is of no use.
 *
 * <p>Offsets, duplicates, lateness and dead letters are the chassis' intake; what is done with a
 * record is its feature's.
 */
@NullMarked
package dev.tidemark.drift.stream;

import org.jspecify.annotations.NullMarked;
