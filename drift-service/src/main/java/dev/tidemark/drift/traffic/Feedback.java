package dev.tidemark.drift.traffic;

import dev.tidemark.chassis.application.ApplicationKey;

/**
 * What a user said of one answer.
 *
 * @param application it belongs to
 * @param day it was said
 * @param kind what was said, the contract's name without its prefix
 */
record Feedback(ApplicationKey application, long day, String kind) {}
