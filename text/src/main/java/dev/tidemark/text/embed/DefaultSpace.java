package dev.tidemark.text.embed;

import dev.tidemark.stats.cluster.Codebook;
import dev.tidemark.stats.feature.FeatureSpace;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * The space and cells every application starts with, measured once on 500 public prompts and then
 * frozen.
 *
 * <p>How they were measured and how to repeat it: docs/methods/embedding-space.md. Centroids are
 * vectors of {@link MiniLmEmbedder}; they serve only until an application has learned its own.
 */
public final class DefaultSpace {
  /** Median pairwise Euclidean distance of the prompts under {@link MiniLmEmbedder}. */
  public static final double MEDIAN_DISTANCE = 1.3861;

  /** Seed of the frequencies. */
  public static final long SEED = 1;

  /** Cells of the first codebook. */
  public static final int CELLS = 32;

  private static final String CODEBOOK = "codebook-v0.bin";

  private DefaultSpace() {}

  /** The feature space of an embedder; takes about .3 s. */
  public static FeatureSpace of(String embedderId, int dimension) {
    return FeatureSpace.of(embedderId, dimension, MEDIAN_DISTANCE, SEED);
  }

  /** Codebook version 0. */
  public static Codebook codebook() {
    try (InputStream in = DefaultSpace.class.getResourceAsStream(CODEBOOK)) {
      if (in == null) {
        throw new IllegalStateException("resource " + CODEBOOK + " is missing; build again");
      }
      return Codebook.fromBytes(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
