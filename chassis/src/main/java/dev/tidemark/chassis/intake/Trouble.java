package dev.tidemark.chassis.intake;

import java.time.Instant;

/** A step of a lane that fails and is being retried. */
record Trouble(String step, Instant since) {}
