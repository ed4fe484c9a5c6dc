package dev.tidemark.evalset.version;

import static java.nio.charset.StandardCharsets.UTF_8;

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

  /** Length of all texts, in bytes of UTF-8. */
  public long bytes() {
    return bytes(answer) + turns.stream().mapToLong(turn -> bytes(turn.text())).sum();
  }

  private static long bytes(String text) {
    return text.getBytes(UTF_8).length;
  }
}
