/**
 * What all consumers and stores share: bytes to messages, checks of fields, why a record is of no
 * use, vectors, and the few forms of SQL.
 *
 * <p>Knows no feature. Offsets, duplicates, lateness and dead letters are {@link
 * dev.tidemark.chassis.intake}'s.
 */
@NullMarked
package dev.tidemark.chassis.stream;

import org.jspecify.annotations.NullMarked;
