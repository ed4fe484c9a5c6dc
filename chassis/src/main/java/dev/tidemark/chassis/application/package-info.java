/**
 * The applications a service knows from the compacted topic, their clocks and days.
 *
 * <p>Ingest owns applications; {@link dev.tidemark.chassis.application.ApplicationStore} is a copy,
 * kept by {@link dev.tidemark.chassis.application.ApplicationIntake} in the table of {@code
 * db/application}. Records are read here as far as their application decides it: {@link
 * dev.tidemark.chassis.application.EventDecoder} finds the day. It computes no statistics and knows
 * no topic of a service.
 */
@NullMarked
package dev.tidemark.chassis.application;

import org.jspecify.annotations.NullMarked;
