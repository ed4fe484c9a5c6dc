package dev.tidemark.quickstart.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.quickstart.model.NoAnswerException;
import dev.tidemark.quickstart.model.StandIn;
import dev.tidemark.quickstart.model.StandInJudge;
import dev.tidemark.quickstart.simulate.Message;
import dev.tidemark.quickstart.simulate.SimulatedInteraction;
import dev.tidemark.stats.sequential.ScoreHistogram;
import dev.tidemark.stats.sequential.ScoreLedger;
import dev.tidemark.stats.sequential.ShadowVerdict;
import dev.tidemark.stats.sequential.UnitScores;
import dev.tidemark.stats.sequential.VerdictRule;
import dev.tidemark.stats.simulate.world.Draws;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** The demo without its services: draws, duels and user-days as shadow has them. */
final class ReplayedDemo {
  private static final VerdictRule RULE = new VerdictRule(.05, .05, 3);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, StandIn> models = DemoCandidates.models();
  private final List<SimulatedInteraction> traffic;
  private final Draws draws;

  /**
   * @param key what shadow draws by
   */
  ReplayedDemo(List<SimulatedInteraction> traffic, long key) {
    this.traffic = traffic;
    this.draws = new Draws(key);
  }

  private record UserDay(long day, String user) {
    static UserDay of(SimulatedInteraction of) {
      return new UserDay(TimeUnit.SECONDS.toDays(of.at().getEpochSecond()), of.user());
    }
  }

  /** What is said of a candidate once the last day is closed. */
  ShadowVerdict verdict(String candidate) throws NoAnswerException {
    Map<String, List<Double>> byUserDay = new TreeMap<>();
    for (SimulatedInteraction each : traffic) {
      if (draw("replay", candidate, each.id()) < DemoCandidates.REPLAYED) {
        byUserDay
            .computeIfAbsent(UserDay.of(each).toString(), _ -> new ArrayList<>())
            .add(difference(candidate, each));
      }
    }
    ScoreLedger ledger = ScoreLedger.EMPTY;
    for (var unit : byUserDay.entrySet()) {
      ledger = ledger.plus(scores(unit.getValue()), draw("round", candidate, unit.getKey()));
    }
    return ShadowVerdict.of(ledger, RULE);
  }

  /** Grades of production's own answers, by day and version and then by user. */
  Map<String, Map<String, List<Double>>> grades(double share) throws Exception {
    Map<String, Map<String, List<Double>>> grades = new TreeMap<>();
    for (SimulatedInteraction each : traffic) {
      if (draw("grade", "production", each.id()) < share) {
        grades
            .computeIfAbsent(
                UserDay.of(each).day() + " " + each.modelVersion(), _ -> new TreeMap<>())
            .computeIfAbsent(each.user(), _ -> new ArrayList<>())
            .add(grade(each));
      }
    }
    return grades;
  }

  private static UnitScores scores(List<Double> differences) {
    List<Double> counted = differences.subList(0, Math.min(ScoreHistogram.CAP, differences.size()));
    double sum = counted.stream().mapToDouble(Double::doubleValue).sum();
    return new UnitScores(counted.size(), sum, 0, 0);
  }

  /** Asked in both orders; who contradicts himself has no preference. */
  private double difference(String candidate, SimulatedInteraction each) throws NoAnswerException {
    String answer = model(candidate).answer(texts(each));
    int first = -winner(each.response(), answer);
    int second = winner(answer, each.response());
    return first == second ? first : 0;
  }

  private int winner(String a, String b) throws NoAnswerException {
    ObjectNode pair = JSON.createObjectNode().put("task", "compare");
    String reply = judge(pair.put("answerA", a).put("answerB", b));
    return reply.contains("\"A\"") ? 1 : reply.contains("\"B\"") ? -1 : 0;
  }

  private double grade(SimulatedInteraction each) throws Exception {
    ObjectNode asked = JSON.createObjectNode().put("task", "grade");
    return JSON.readTree(judge(asked.put("answer", each.response()))).path("grade").asInt() / 10.0;
  }

  private String judge(ObjectNode document) throws NoAnswerException {
    return model(StandInJudge.NAME).answer(List.of("judge", document.toString()));
  }

  private StandIn model(String name) {
    return Objects.requireNonNull(models.get(name));
  }

  private static List<String> texts(SimulatedInteraction each) {
    return each.messages().stream().map(Message::content).toList();
  }

  private double draw(String what, String arm, String id) {
    return draws.at((what + arm).hashCode(), id.hashCode()).uniform(0);
  }
}
