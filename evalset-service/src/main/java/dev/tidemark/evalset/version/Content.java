package dev.tidemark.evalset.version;

import java.util.List;

/**
 * The texts of a prompt.
 *
 * @param turns the conversation, oldest first, the prompt last
 * @param answer production's answer; empty when there was none
 */
public record Content(List<Turn> turns, String answer) {

  /** Copies the turns. */
  public Content {
    turns = List.copyOf(turns);
  }

  /**
   * One turn of a conversation.
   *
   * @param role system, user, assistant, tool, or empty when it was not said
   * @param text UTF-8, may be empty
   */
  public record Turn(String role, String text) {}

  /** The last message of the user: what was embedded; empty if there is none. */
  public String prompt() {
    return turns.reversed().stream()
        .filter(turn -> turn.role().equals("user"))
        .map(Turn::text)
        .findFirst()
        .orElse("");
  }

  /** Length of all texts, in characters. */
  public int length() {
    return answer.length() + turns.stream().mapToInt(turn -> turn.text().length()).sum();
  }
}
