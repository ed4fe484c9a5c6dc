package dev.tidemark.evalset.pool;

import static dev.tidemark.chassis.stream.Fields.invalid;

import dev.tidemark.chassis.application.EventDecoder;
import dev.tidemark.chassis.application.Origin;
import dev.tidemark.chassis.stream.Fields;
import dev.tidemark.chassis.stream.Vectors;
import dev.tidemark.evalset.pool.Arrival.End;
import dev.tidemark.evalset.pool.Arrival.Prompt;
import dev.tidemark.evalset.pool.Arrival.Unfit;
import dev.tidemark.evalset.pool.Arrival.Unfitness;
import dev.tidemark.evalset.version.ContentMapper;
import dev.tidemark.proto.event.v1.Author;
import dev.tidemark.proto.event.v1.Embedded;
import dev.tidemark.proto.event.v1.EmbeddedEvent;
import dev.tidemark.proto.event.v1.Interaction;
import dev.tidemark.proto.topic.Topic;
import dev.tidemark.stats.kernel.UnitVectors;
import dev.tidemark.stats.kernel.VectorMath;
import java.util.Optional;

/** Reads the enriched stream; what passes as a prompt can be put into the pool as it is. */
final class EmbeddedMapper {
  // Beyond it one prompt would stand for a million.
  private static final double LEAST_INCLUSION = 0x1.0p-20;
  private static final int MOST_CELLS = 1024;

  private final long longestItem;

  /**
   * @param longestItem bytes of the longest interaction that is taken
   */
  EmbeddedMapper(long longestItem) {
    this.longestItem = longestItem;
  }

  /** How the topic is read. */
  EventDecoder.Shape<EmbeddedEvent, Arrival> shape() {
    return new EventDecoder.Shape<>(
        Topic.EMBEDDED.topicName(),
        EmbeddedEvent.parser(),
        EmbeddedEvent::getEnvelope,
        event -> event.hasEndOfStream() ? Optional.of(event.getEndOfStream()) : Optional.empty(),
        this::toArrival);
  }

  private Arrival toArrival(EmbeddedEvent event, Origin origin) {
    return switch (event.getPayloadCase()) {
      case EMBEDDED -> toArrival(event.getEmbedded(), origin);
      case END_OF_STREAM -> new End();
      case PAYLOAD_NOT_SET -> throw Fields.missing("embedded");
    };
  }

  private Arrival toArrival(Embedded embedded, Origin origin) {
    double inclusion = inclusion(embedded.getInteraction().getSampling().getInclusionProbability());
    if (embedded.getVector().isEmpty()) {
      return new Unfit(Unfitness.WITHOUT_VECTOR);
    }
    if (inclusion == 0) {
      return new Unfit(Unfitness.UNKNOWN_PROBABILITY);
    }
    if (embedded.getInteraction().getSerializedSize() > longestItem) {
      return new Unfit(Unfitness.TOO_LARGE);
    }
    return toPrompt(embedded, origin, inclusion);
  }

  private static Prompt toPrompt(Embedded embedded, Origin origin, double inclusion) {
    Interaction interaction = embedded.getInteraction();
    return new Prompt(
        origin,
        unit(interaction.getAuthor(), origin.eventId()),
        inclusion,
        Fields.named("embedder", embedded.getEmbedder()),
        Fields.named("space", embedded.getSpace()),
        codebook(embedded),
        cell(embedded),
        vector(embedded),
        ContentMapper.of(interaction),
        Fields.text("deployment", embedded.getDeployment()));
  }

  private static String unit(Author author, String id) {
    String user = Fields.text("author.user", author.getUser());
    String conversation = Fields.text("author.conversation", author.getConversation());
    return user.isEmpty() ? (conversation.isEmpty() ? id : conversation) : user;
  }

  private static double inclusion(double probability) {
    if (probability != 0 && !(probability >= LEAST_INCLUSION && probability <= 1)) {
      throw invalid(
          "sampling.inclusion_probability",
          probability + " but 0 (unknown) or a number in [2^-20, 1] is required");
    }
    return probability;
  }

  private static int codebook(Embedded embedded) {
    if (!embedded.hasCell()) {
      throw Fields.missing("cell");
    }
    if (embedded.getCell().getCodebookVersion() < 0) {
      throw invalid("cell.codebook_version", "a version from 0 is required");
    }
    return embedded.getCell().getCodebookVersion();
  }

  private static int cell(Embedded embedded) {
    int cell = embedded.getCell().getCell();
    if (cell < 0 || cell >= MOST_CELLS) {
      throw invalid("cell.cell", "a cell from 0 to %d is required".formatted(MOST_CELLS - 1));
    }
    return cell;
  }

  private static float[] vector(Embedded embedded) {
    int bytes = embedded.getVector().size();
    if (bytes % Float.BYTES != 0) {
      throw invalid("vector", bytes + " bytes but whole float32 numbers are required");
    }
    float[] vector = Vectors.fromBytes(embedded.getVector().asReadOnlyByteBuffer());
    double norm = VectorMath.norm(vector);
    if (!UnitVectors.isUnit(norm)) {
      throw invalid("vector", "norm %s but 1 within 0.001 is required".formatted(norm));
    }
    return vector;
  }
}
