package dev.tidemark.stats.simulate.calibrate;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What happened over the runs of one scenario.
 *
 * @param name of the scenario
 * @param runs worlds simulated
 * @param answered share with numbers (neither INSUFFICIENT nor NOT_IDENTIFIED), in [0, 1]; all
 *     shares and means below are over these
 * @param rejected share with p of wording at most .05
 * @param topicRejected share with p of topics at most .05
 * @param estimate root of the mean of |A|^2 estimates, wording (0 if that mean is negative)
 * @param truth root of the mean true |A|^2, wording
 * @param topicEstimate as {@code estimate}, topics
 * @param topicTruth as {@code truth}, topics
 * @param cosine mean cosine of estimate and truth, wording; 0 without effect
 * @param covered share of 95 % intervals of |A|^2 (wording) that hold the truth
 * @param boundAbove share of one-sided 95 % lower bounds above the true |A|
 * @param theta mean weight of the earlier mean
 */
public record CalibrationRow(
    String name,
    int runs,
    double answered,
    double rejected,
    double topicRejected,
    double estimate,
    double truth,
    double topicEstimate,
    double topicTruth,
    double cosine,
    double covered,
    double boundAbove,
    double theta) {

  static CalibrationRow of(String name, List<CalibrationRun> runs) {
    List<CalibrationRun> answered = runs.stream().filter(CalibrationRun::answered).toList();
    return new CalibrationRow(
        name,
        runs.size(),
        answered.size() / (double) runs.size(),
        mean(answered, run -> run.wording().p() <= .05 ? 1 : 0),
        mean(answered, run -> run.topic().p() <= .05 ? 1 : 0),
        root(mean(answered, run -> run.wording().squaredNorm())),
        root(mean(answered, run -> run.wordingTruth().squaredNorm())),
        root(mean(answered, run -> run.topic().squaredNorm())),
        root(mean(answered, run -> run.topicTruth().squaredNorm())),
        mean(answered, run -> run.wordingTruth().cosine(run.wording().vector())),
        mean(answered, run -> run.covered() ? 1 : 0),
        mean(answered, run -> run.boundAbove() ? 1 : 0),
        mean(answered, run -> run.wording().theta()));
  }

  private static double mean(List<CalibrationRun> runs, ToDoubleFunction<CalibrationRun> number) {
    return runs.stream().mapToDouble(number).average().orElse(Double.NaN);
  }

  private static double root(double square) {
    return Math.sqrt(Math.max(0, square));
  }
}
