package dev.tidemark.drift.analyse;

import static dev.tidemark.chassis.stream.Fields.invalid;

import dev.tidemark.chassis.application.EventDecoder;
import dev.tidemark.chassis.application.Origin;
import dev.tidemark.chassis.stream.Fields;
import dev.tidemark.chassis.stream.UnusableException;
import dev.tidemark.chassis.stream.Vectors;
import dev.tidemark.drift.DriftReason;
import dev.tidemark.drift.analyse.Enriched.End;
import dev.tidemark.drift.analyse.Enriched.Meaning;
import dev.tidemark.drift.analyse.Enriched.Prompt;
import dev.tidemark.drift.sketch.SketchShapes;
import dev.tidemark.proto.event.v1.Author;
import dev.tidemark.proto.event.v1.Embedded;
import dev.tidemark.proto.event.v1.EmbeddedEvent;
import dev.tidemark.proto.event.v1.Exposure;
import dev.tidemark.proto.topic.Topic;
import dev.tidemark.stats.feature.FeatureSpace;
import dev.tidemark.stats.kernel.UnitVectors;
import dev.tidemark.stats.kernel.VectorMath;
import dev.tidemark.text.pattern.PromptPatterns;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the enriched stream; what passes can be added to sums without a further check. */
final class EnrichedMapper {
  // Weights beyond 2^20 are refused by the sketches.
  private static final double LEAST_INCLUSION = 0x1.0p-20;

  private final FeatureSpace space;

  EnrichedMapper(FeatureSpace space) {
    this.space = space;
  }

  /** How the topic is read. */
  EventDecoder.Shape<EmbeddedEvent, Enriched> shape() {
    return new EventDecoder.Shape<>(
        Topic.EMBEDDED.topicName(),
        EmbeddedEvent.parser(),
        EmbeddedEvent::getEnvelope,
        event -> event.hasEndOfStream() ? Optional.of(event.getEndOfStream()) : Optional.empty(),
        this::toEnriched);
  }

  private Enriched toEnriched(EmbeddedEvent event, Origin origin) {
    return switch (event.getPayloadCase()) {
      case EMBEDDED -> toPrompt(event.getEmbedded(), origin);
      case END_OF_STREAM -> new End();
      case PAYLOAD_NOT_SET -> throw Fields.missing("embedded");
    };
  }

  private Prompt toPrompt(Embedded embedded, Origin origin) {
    Author author = embedded.getInteraction().getAuthor();
    return new Prompt(
        origin,
        Fields.text("author.user", author.getUser()),
        Fields.block(author.getBlock()),
        author.getPanel(),
        Fields.text("deployment", embedded.getDeployment()),
        Fields.text("served_by.cohort", embedded.getInteraction().getServedBy().getCohort()),
        embedded.getTurnIndex() == 0,
        inclusion(embedded.getInteraction().getSampling().getInclusionProbability()),
        exposure(embedded.getExposure()),
        toMeaning(embedded));
  }

  private static double inclusion(double probability) {
    if (probability != 0 && !(probability >= LEAST_INCLUSION && probability <= 1)) {
      throw invalid(
          "sampling.inclusion_probability",
          probability + " but 0 (unknown) or a number in [2^-20, 1] is required");
    }
    return probability;
  }

  private static long exposure(Exposure exposure) {
    return exposure.getKnown() ? Integer.toUnsignedLong(exposure.getAnswers()) : -1;
  }

  private @Nullable Meaning toMeaning(Embedded embedded) {
    if (embedded.getVector().isEmpty()) {
      return null;
    }
    float[] patterns = toPatterns(embedded.getPatterns());
    return new Meaning(
        toVector(embedded),
        embedded.getCell().getCodebookVersion(),
        toCell(embedded),
        patterns.length == 0 ? "" : PromptPatterns.VERSION,
        patterns);
  }

  /** Values of the set this version knows; of another set nothing is kept. */
  private static float[] toPatterns(dev.tidemark.proto.event.v1.PromptPatterns patterns) {
    if (!patterns.getVersion().equals(PromptPatterns.VERSION)) {
      return new float[0];
    }
    if (patterns.getValuesCount() != PromptPatterns.size()) {
      throw invalid(
          "patterns.values",
          "%d values but %s has %d; send all of them"
              .formatted(patterns.getValuesCount(), PromptPatterns.VERSION, PromptPatterns.size()));
    }
    return toFloats(patterns.getValuesList());
  }

  private static int toCell(Embedded embedded) {
    int cell = embedded.getCell().getCell();
    if (!embedded.hasCell()) {
      throw Fields.missing("cell");
    }
    if (cell < 0 || cell >= SketchShapes.MAX_CELLS || embedded.getCell().getCodebookVersion() < 0) {
      throw invalid("cell", "a cell from 0 to 127 of a codebook from version 0 is required");
    }
    return cell;
  }

  private float[] toVector(Embedded embedded) {
    if (!embedded.getSpace().equals(space.id())) {
      throw new UnusableException(
          DriftReason.WRONG_SPACE,
          "space \"%s\" but \"%s\" is needed; embed the texts again"
              .formatted(Fields.text("space", embedded.getSpace()), space.id()));
    }
    int bytes = embedded.getVector().size();
    if (bytes != Float.BYTES * space.dimension()) {
      throw new UnusableException(
          DriftReason.WRONG_DIMENSION,
          "%d bytes but %d (float32) are needed; embed the text with the embedder of its space"
              .formatted(bytes, Float.BYTES * space.dimension()));
    }
    return unit(Vectors.fromBytes(embedded.getVector().asReadOnlyByteBuffer()));
  }

  private static float[] unit(float[] vector) {
    double norm = VectorMath.norm(vector);
    if (!UnitVectors.isUnit(norm)) {
      throw new UnusableException(
          DriftReason.NOT_A_VECTOR,
          "the vector has norm %s but 1 within 0.001 is required; normalise it".formatted(norm));
    }
    return vector;
  }

  private static float[] toFloats(List<Float> values) {
    float[] floats = new float[values.size()];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = values.get(i);
      if (!Float.isFinite(floats[i])) {
        throw invalid(
            "patterns.values", "value %d is not finite; leave the record out".formatted(i));
      }
    }
    return floats;
  }
}
