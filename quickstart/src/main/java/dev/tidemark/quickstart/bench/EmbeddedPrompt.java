package dev.tidemark.quickstart.bench;

import dev.tidemark.stats.simulate.world.WorldEvent;

/**
 * A first-turn prompt as the panel keeps it.
 *
 * @param event who wrote it and when
 * @param vector unit vector
 * @param patterns prompt patterns
 */
@SuppressWarnings("ArrayRecordComponent") // read by the same package only, never compared
record EmbeddedPrompt(WorldEvent event, float[] vector, double[] patterns) {}
