/**
 * What all consumers and stores of drift share: bytes to messages, checks of fields, why a record
 * is of no use, and the few forms of SQL.
 *
 * <p>Knows no feature. Offsets, duplicates, lateness and dead letters are the chassis' intake.
 */
@NullMarked
package dev.tidemark.drift.stream;

import org.jspecify.annotations.NullMarked;
