package dev.tidemark.drift.pipeline;

import dev.tidemark.stats.random.SplitMix64;
import dev.tidemark.text.embed.Embedder;
import dev.tidemark.text.embed.EmbedderPool;
import dev.tidemark.text.embed.MiniLmEmbedder;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Unit vectors that depend on the text alone; for tests in which its meaning does not matter. */
@Dependent
@Alternative
public class FakeEmbedder {

  @Produces
  @Singleton
  EmbedderPool pool() {
    return new EmbedderPool(2, 256, Fake::new);
  }

  void close(@Disposes EmbedderPool pool) {
    pool.close();
  }

  private static final class Fake implements Embedder {
    private final String id = MiniLmEmbedder.idOfFiles();

    @Override
    public float[] embed(String text) {
      SplitMix64 random = new SplitMix64(text.hashCode());
      float[] vector = new float[dimension()];
      double norm2 = 0;
      for (int i = 0; i < vector.length; i++) {
        vector[i] = (float) random.nextGaussian();
        norm2 += vector[i] * vector[i];
      }
      for (int i = 0; i < vector.length; i++) {
        vector[i] /= (float) Math.sqrt(norm2);
      }
      return vector;
    }

    @Override
    public int dimension() {
      return MiniLmEmbedder.DIMENSION;
    }

    @Override
    public String id() {
      return id;
    }

    @Override
    public void close() {}
  }
}
