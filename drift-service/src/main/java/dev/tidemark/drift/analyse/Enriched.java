package dev.tidemark.drift.analyse;

import dev.tidemark.chassis.application.Origin;
import org.jspecify.annotations.Nullable;

/** What comes on the enriched stream. */
sealed interface Enriched {

  /** The sender has no more traffic. */
  record End() implements Enriched {}

  /**
   * One enriched interaction, checked.
   *
   * @param origin where it comes from
   * @param user pseudonym, may be empty
   * @param block of the author, 0 to 255
   * @param panel whether the user is in the panel
   * @param deployment canonical id when it was stamped; empty when unknown
   * @param cohort gateway's label, may be empty
   * @param firstTurn whether the prompt opens its conversation
   * @param inclusion inclusion probability, (0, 1]; 0 when unknown upstream
   * @param exposure earlier answers of the deployment; -1 when unknown
   * @param meaning vector and what follows from it; null when there is none
   */
  record Prompt(
      Origin origin,
      String user,
      int block,
      boolean panel,
      String deployment,
      String cohort,
      boolean firstTurn,
      double inclusion,
      long exposure,
      @Nullable Meaning meaning)
      implements Enriched {}

  /**
   * What was found in a text. Arrays are not copied.
   *
   * @param vector norm 1
   * @param codebook version
   * @param cell in the codebook
   * @param patternsVersion version of the patterns
   * @param patterns values in the set's order
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Meaning(
      float[] vector, int codebook, int cell, String patternsVersion, float[] patterns) {}
}
