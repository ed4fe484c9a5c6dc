package dev.tidemark.quickstart.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.stats.simulate.world.Draws;
import java.util.List;
import java.util.OptionalInt;

/**
 * Judges as shadow asks a judge to. It reads the quality planted in the answers and errs at a known
 * rate: a comparison then names the wrong winner, or one of the two where they are equal; a grade
 * is off by one, and not beyond the scale.
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
    Draws draws = new Draws((long) a.hashCode() + b.hashCode()); // the same in both orders
    return switch (errs(draws) ? wrong(order, a, b, draws) : order) {
      case 1 -> "{\"winner\":\"A\"}";
      case -1 -> "{\"winner\":\"B\"}";
      default -> "{\"winner\":\"tie\"}";
    };
  }

  /** Of equal ones it prefers one by chance, in both orders the same. */
  private static int wrong(int order, String a, String b, Draws draws) {
    return order == 0 ? (a.hashCode() < b.hashCode() ? 1 : -1) * sign(draws) : -order;
  }

  private static int merit(String answer) {
    OptionalInt planted = PlantedQuality.read(answer);
    return planted.orElse(answer.length());
  }

  private String grade(JsonNode document) {
    String answer = document.path("answer").asText();
    int level = PlantedQuality.read(answer).orElse(PlantedQuality.BEST / 2);
    Draws draws = new Draws(answer.hashCode());
    int graded = errs(draws) ? beside(level, sign(draws)) : level;
    return "{\"grade\":" + graded + "}";
  }

  private static int beside(int level, int step) {
    boolean outside = level + step < 0 || level + step > PlantedQuality.BEST;
    return outside ? level - step : level + step;
  }

  private boolean errs(Draws draws) {
    return draws.uniform(0) < errorRate;
  }

  private static int sign(Draws draws) {
    return draws.uniform(1) < .5 ? 1 : -1;
  }
}
