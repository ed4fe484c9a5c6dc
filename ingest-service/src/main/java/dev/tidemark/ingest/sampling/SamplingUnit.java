package dev.tidemark.ingest.sampling;

/**
 * Raw ids that an interaction is sampled by.
 *
 * @param user raw user id; empty when unknown
 * @param conversation raw conversation id; empty when unknown
 * @param interaction id of the interaction; never empty
 */
public record SamplingUnit(String user, String conversation, String interaction) {
  /** Unit of block and panel: the user, else the conversation, else the interaction. */
  public String author() {
    if (!user.isEmpty()) {
      return user;
    }
    return conversation.isEmpty() ? interaction : conversation;
  }
}
