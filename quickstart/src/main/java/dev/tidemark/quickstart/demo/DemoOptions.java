package dev.tidemark.quickstart.demo;

import java.time.Duration;

/**
 * How the demo is played.
 *
 * @param seed seed of its world
 * @param day wall time that an event day takes at least
 * @param models endpoint of the stand-in models
 */
public record DemoOptions(long seed, Duration day, String models) {}
