package dev.tidemark.quickstart.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.stats.simulate.world.Draws;
import java.util.List;
import java.util.OptionalInt;

/**
 * Judges as shadow asks a judge to. It reads the quality planted in the answers and errs at a known
 * rate: a comparison then names the wrong winner, a grade is off by one.
 *
 * <p>Recorded answers carry no planted quality. Of those it takes the longer one and calls equal
 * answers a tie: a rule of thumb to try the machinery with, no opinion on the models.
 */
public final class StandInJudge implements StandIn {
  /** Name it is served under. */
  public static final String NAME = "judge";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final double errorRate;

  /**
   * A judge.
   *
   * @param errorRate probability of an error in a comparison or grade, in [0, 1)
   */
  public StandInJudge(double errorRate) {
    this.errorRate = errorRate;
  }

  @Override
  public String answer(List<String> messages) throws NoAnswerException {
    JsonNode document = document(messages.getLast());
    return switch (document.path("task").asText()) {
      case "compare" -> compare(document);
      case "grade" -> grade(document);
      default -> throw new NoAnswerException("the task is neither compare nor grade");
    };
  }

  private static JsonNode document(String text) throws NoAnswerException {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new NoAnswerException("the document to judge is not JSON");
    }
  }

  private String compare(JsonNode document) {
    String a = document.path("answerA").asText();
    String b = document.path("answerB").asText();
    int order = Integer.signum(merit(a) - merit(b));
    boolean errs = errs(a.hashCode() ^ b.hashCode()); // the same in both orders
    return switch (errs ? -order : order) {
      case 1 -> "{\"winner\":\"A\"}";
      case -1 -> "{\"winner\":\"B\"}";
      default -> "{\"winner\":\"tie\"}";
    };
  }

  private static int merit(String answer) {
    OptionalInt planted = PlantedQuality.read(answer);
    return planted.orElse(answer.length());
  }

  private String grade(JsonNode document) {
    String answer = document.path("answer").asText();
    int level = PlantedQuality.read(answer).orElse(PlantedQuality.BEST / 2);
    int error = errs(answer.hashCode()) ? (answer.hashCode() & 1) * 2 - 1 : 0;
    return "{\"grade\":" + Math.clamp(level + error, 0, PlantedQuality.BEST) + "}";
  }

  private boolean errs(long key) {
    return new Draws(key).uniform(0) < errorRate;
  }
}
