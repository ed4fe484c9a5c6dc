package dev.tidemark.quickstart.simulate;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * One request with its answer, as a gateway would record it, and what the simulator knows about it.
 *
 * @param id stable id; the same seed gives the same id
 * @param user raw user id, such as {@code user-0042}
 * @param conversation id shared by the turns of one conversation
 * @param turn 0 for the opening prompt
 * @param at time of the request
 * @param messages the whole conversation up to the prompt, which is last
 * @param response the production answer
 * @param model model name
 * @param modelVersion version that answered
 * @param latency time the answer took
 * @param truth what only a simulator can know; never sent
 */
public record SimulatedInteraction(
    String id,
    String user,
    String conversation,
    int turn,
    Instant at,
    List<Message> messages,
    String response,
    String model,
    String modelVersion,
    Duration latency,
    Truth truth) {
  public SimulatedInteraction {
    messages = List.copyOf(messages);
  }

  /** The text the user wrote in this turn. */
  public String prompt() {
    return messages.getLast().content();
  }

  /**
   * What lies behind an interaction.
   *
   * @param day day since the start
   * @param topic topic index
   * @param exposed whether the new deployment answered
   * @param dose answers of the new deployment the user had received before
   * @param adaptation strength of the author's adaptation, in [0, 1)
   */
  public record Truth(int day, int topic, boolean exposed, int dose, double adaptation) {}
}
