package dev.tidemark.evalset.pool;

import dev.tidemark.chassis.application.Origin;
import dev.tidemark.evalset.version.Content;

/** What comes on the enriched stream. */
sealed interface Arrival {

  /** The sender has no more traffic. */
  record End() implements Arrival {}

  /** A record that cannot stand for traffic. */
  record Unfit(Unfitness why) implements Arrival {}

  /** Why a record is not in the pool. */
  enum Unfitness {
    /** Its text is missing, blank or truncated. */
    WITHOUT_VECTOR,
    /** Its inclusion probability is not known. */
    UNKNOWN_PROBABILITY,
    /** Its text is longer than the pool takes. */
    TOO_LARGE,
    /** Its day was closed. */
    LATE
  }

  /**
   * One prompt, checked. The vector is not copied.
   *
   * @param origin where it comes from
   * @param unit pseudonym of the user, else of the conversation, else the id
   * @param inclusion inclusion probability, (0, 1]
   * @param embedder of the vector
   * @param space of the vector
   * @param codebook version of the codebook
   * @param cell in the codebook
   * @param vector norm 1
   * @param content texts
   * @param deployment canonical id when it was stamped; empty when unknown
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Prompt(
      Origin origin,
      String unit,
      double inclusion,
      String embedder,
      String space,
      int codebook,
      int cell,
      float[] vector,
      Content content,
      String deployment)
      implements Arrival {}
}
