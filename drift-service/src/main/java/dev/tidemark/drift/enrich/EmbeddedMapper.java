package dev.tidemark.drift.enrich;

import com.google.protobuf.ByteString;
import dev.tidemark.chassis.stream.Vectors;
import dev.tidemark.drift.enrich.Found.Placed;
import dev.tidemark.proto.event.v1.Embedded;
import dev.tidemark.proto.event.v1.EmbeddedEvent;
import dev.tidemark.proto.event.v1.Envelope;
import dev.tidemark.proto.event.v1.Exposure;
import dev.tidemark.stats.feature.FeatureSpace;
import dev.tidemark.text.pattern.PromptPatterns;

/** Writes the enriched event. */
final class EmbeddedMapper {
  private final FeatureSpace space;
  private final String producer;

  EmbeddedMapper(FeatureSpace space, String producer) {
    this.space = space;
    this.producer = producer;
  }

  /** The enriched interaction; the source is copied whole. */
  EmbeddedEvent toEvent(Found found, Exposure exposure) {
    Embedded.Builder embedded =
        Embedded.newBuilder()
            .setInteraction(found.record().payload().interaction())
            .setEmbedder(space.embedderId())
            .setSpace(space.id())
            .setDeployment(found.deployment())
            .setExposure(exposure)
            .setTurnIndex(found.prompt().turn());
    Placed placed = found.placed();
    if (placed != null) {
      embedded
          .setVector(ByteString.copyFrom(Vectors.toBytes(placed.vector())))
          .setCell(placed.cell());
    }
    if (!found.prompt().isBlank()) {
      embedded.setPatterns(patterns(found.prompt().text()));
    }
    return EmbeddedEvent.newBuilder()
        .setEnvelope(envelope(found.record().payload()))
        .setEmbedded(embedded)
        .build();
  }

  /** The end of a stream, passed on. */
  EmbeddedEvent toEnd(Arrival end) {
    return EmbeddedEvent.newBuilder()
        .setEnvelope(envelope(end))
        .setEndOfStream(end.event().getEndOfStream())
        .build();
  }

  private Envelope envelope(Arrival source) {
    return source.event().getEnvelope().toBuilder().setProducer(producer).build();
  }

  private static dev.tidemark.proto.event.v1.PromptPatterns patterns(String text) {
    var patterns =
        dev.tidemark.proto.event.v1.PromptPatterns.newBuilder().setVersion(PromptPatterns.VERSION);
    for (double value : PromptPatterns.of(text)) {
      patterns.addValues((float) value);
    }
    return patterns.build();
  }
}
