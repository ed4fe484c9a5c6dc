package dev.tidemark.quickstart.demo;

import java.time.Duration;

/**
 * How the demo is played.
 *
 * @param seed seed of its world
 * @param day wall time that an event day takes at least
 */
public record DemoOptions(long seed, Duration day) {}
