/**
 * Models and a judge that stand in for paid ones: an OpenAI-compatible endpoint on this machine.
 *
 * <p>The stand-ins differ in known ways. Their answers, and production's in the demo, carry a
 * planted quality in plain sight ({@link dev.tidemark.quickstart.model.PlantedQuality}), which the
 * stand-in judge reads with a known error rate. Recorded answers can be served from a file as well.
 * Nothing here is used once real endpoints are configured.
 */
@NullMarked
package dev.tidemark.quickstart.model;

import org.jspecify.annotations.NullMarked;
