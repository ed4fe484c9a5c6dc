package dev.tidemark.ingest.interaction;

import dev.tidemark.ingest.sampling.SamplingUnit;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An interaction as a gateway offers it, nothing checked yet.
 *
 * @param unit its id and the raw ids of its author
 * @param timestamp when the user sent it
 * @param turns the conversation, oldest first, the new prompt last
 * @param answer what production answered
 * @param servedBy what served it
 * @param upstream share of traffic the gateway offers; 0 when unknown
 * @param shadow whether Tidemark itself made the call
 * @param bytes size as it came
 */
public record OfferedInteraction(
    SamplingUnit unit,
    Optional<Instant> timestamp,
    List<Turn> turns,
    Answer answer,
    ServedBy servedBy,
    double upstream,
    boolean shadow,
    int bytes) {

  public OfferedInteraction {
    turns = List.copyOf(turns);
  }

  /** Id made by the client. */
  public String id() {
    return unit.interaction();
  }
}
