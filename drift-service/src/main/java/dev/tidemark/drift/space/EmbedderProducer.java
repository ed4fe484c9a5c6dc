package dev.tidemark.drift.space;

import dev.tidemark.text.embed.EmbedderPool;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Makes the embedder pool; inject it as an {@code Instance} where a role may do without. */
@Dependent
class EmbedderProducer {
  @Produces
  @Singleton
  EmbedderPool pool(EmbedderConfig config) {
    int workers = config.workers().orElseGet(() -> Runtime.getRuntime().availableProcessors());
    return EmbedderPool.ofMiniLm(workers, config.capacity());
  }

  void close(@Disposes EmbedderPool pool) {
    pool.close();
  }
}
