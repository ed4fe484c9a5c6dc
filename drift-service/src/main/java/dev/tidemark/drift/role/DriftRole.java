package dev.tidemark.drift.role;

import java.util.List;

/** A part a replica may play, with the channels it reads. */
public enum DriftRole {
  /** Interactions to enriched interactions; needs the embedder. */
  ENRICH(true, List.of("interaction-in", "deployment-in", "application-in")),
  /** Enriched interactions and counts to sums. */
  ANALYSE(
      false,
      List.of(
          "embedded-in",
          "traffic-in",
          "feedback-in",
          "erasure-in",
          "deployment-in",
          "application-in",
          "version-in")),
  /** Rpcs and the console; needs the embedder for {@code Embed}. */
  SERVE(true, List.of());

  private final boolean embeds;

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of
  private final List<String> channels;

  DriftRole(boolean embeds, List<String> channels) {
    this.embeds = embeds;
    this.channels = channels;
  }

  /** Whether the role needs the embedder. */
  public boolean embeds() {
    return embeds;
  }

  List<String> channels() {
    return channels;
  }
}
