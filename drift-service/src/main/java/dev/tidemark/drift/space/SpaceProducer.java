package dev.tidemark.drift.space;

import dev.tidemark.stats.feature.FeatureSpace;
import dev.tidemark.text.embed.DefaultSpace;
import dev.tidemark.text.embed.MiniLmEmbedder;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Makes the default space. */
@Dependent
class SpaceProducer {
  private static final Logger LOG = Logger.getLogger(SpaceProducer.class);

  @Produces
  @Singleton
  FeatureSpace space() {
    FeatureSpace space = DefaultSpace.of(MiniLmEmbedder.idOfFiles(), MiniLmEmbedder.DIMENSION);
    LOG.infof(
        "space %s of %s, frequencies %s and %s",
        space.id(),
        space.embedderId(),
        space.distance().fingerprint(),
        space.panel().fingerprint());
    return space;
  }
}
