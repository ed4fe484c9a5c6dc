package dev.tidemark.drift.story;

import dev.tidemark.chassis.application.ApplicationStore;
import dev.tidemark.drift.application.ProgressStore;
import dev.tidemark.drift.codebook.CodebookStore;
import dev.tidemark.drift.deployment.DeploymentStore;
import dev.tidemark.drift.panel.PanelStore;
import dev.tidemark.drift.sketch.SketchStore;
import dev.tidemark.drift.traffic.CountStore;
import dev.tidemark.drift.version.VersionStore;
import dev.tidemark.stats.feature.FeatureSpace;
import dev.tidemark.text.embed.Embedder;
import dev.tidemark.text.embed.EmbedderPool;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.concurrent.locks.ReentrantLock;

/** The story in place of the stores and the embedder; chosen by {@link StoryProfile}. */
@Alternative
@Singleton
public final class StoryBeans {
  /** One for the whole JVM of a test: the class loader is the application's. */
  public static final StoryStores STORES = new StoryStores();

  /** A test that wants the embedder busy holds it. */
  public static final ReentrantLock EMBEDDING = new ReentrantLock();

  @Produces
  @Singleton
  @Alternative
  ApplicationStore applications() {
    return STORES;
  }

  @Produces
  @Singleton
  @Alternative
  ProgressStore progress() {
    return STORES;
  }

  @Produces
  @Singleton
  @Alternative
  CodebookStore codebooks() {
    return STORES;
  }

  @Produces
  @Singleton
  @Alternative
  DeploymentStore deployments() {
    return STORES;
  }

  @Produces
  @Singleton
  @Alternative
  PanelStore panel() {
    return STORES.panel();
  }

  @Produces
  @Singleton
  @Alternative
  SketchStore sketches() {
    return STORES;
  }

  @Produces
  @Singleton
  @Alternative
  CountStore counts() {
    return STORES;
  }

  @Produces
  @Singleton
  @Alternative
  VersionStore versions() {
    return STORES;
  }

  @Produces
  @Singleton
  @Alternative
  FeatureSpace space() {
    return Story.SPACE;
  }

  @Produces
  @Singleton
  @Alternative
  EmbedderPool embedder() {
    return new EmbedderPool(1, 8, LengthEmbedder::new);
  }

  /** Tells texts apart by their length. */
  private static final class LengthEmbedder implements Embedder {
    @Override
    public float[] embed(String text) {
      EMBEDDING.lock();
      try {
        float[] vector = new float[dimension()];
        vector[text.length() % vector.length] = 1;
        return vector;
      } finally {
        EMBEDDING.unlock();
      }
    }

    @Override
    public int dimension() {
      return Story.SPACE.dimension();
    }

    @Override
    public String id() {
      return Story.SPACE.embedderId();
    }

    @Override
    public void close() {
      // Nothing to close.
    }
  }
}
