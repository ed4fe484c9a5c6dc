package dev.tidemark.quickstart.bench;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/** The rows of the adaptation benchmark. */
final class AdaptationSummary {
  private static final double FOUND = .01;
  private static final double LEVEL = .05;

  private AdaptationSummary() {}

  static BenchReport of(List<SeedResult> results, Duration elapsed) {
    return new BenchReport(
        "adaptation",
        results.size(),
        List.of(
            planted(results),
            count(
                "planted change found by vectors alone, p <= .01",
                results,
                r -> r.plantedVectorP() <= FOUND),
            nothing(results),
            count("no effect, vectors alone, p <= .05", results, r -> r.nullVectorP() <= LEVEL),
            cosine(results),
            size(results),
            BenchRow.of(
                "change of topics |A_z|, median", median(results, SeedResult::topicNorm), "1"),
            BenchRow.of(
                "texts embedded", results.stream().mapToInt(SeedResult::texts).sum(), "texts"),
            BenchRow.of("time", elapsed.toMillis() / 1e3, "s")));
  }

  private static BenchRow planted(List<SeedResult> results) {
    BenchRow row = count("planted change found, p <= .01", results, r -> r.plantedP() <= FOUND);
    int least = (int) Math.ceil(.9 * results.size());
    return row.mustHold("at least " + least, row.value() >= least);
  }

  private static BenchRow nothing(List<SeedResult> results) {
    BenchRow row = count("no effect, p <= .05", results, r -> r.nullP() <= LEVEL);
    // Upper 97.5 % point of a count with chance .05 a run (normal, continuity .5): 2 of 10.
    double n = results.size();
    int most = (int) Math.floor(.05 * n + 1.96 * Math.sqrt(n * .05 * .95) + .5);
    return row.against(
            "plain before/after comparison",
            (double) results.stream().filter(r -> r.naiveNullP() <= LEVEL).count())
        .mustHold("at most " + most, row.value() <= most);
  }

  private static BenchRow cosine(List<SeedResult> results) {
    double[] sorted = results.stream().mapToDouble(SeedResult::cosine).sorted().toArray();
    return BenchRow.of("cosine with the truth, median (range)", middle(sorted), "1")
        .between(sorted[0], sorted[sorted.length - 1]);
  }

  /** Root of the mean square: single estimates of |A|^2 are unbiased, their roots are not. */
  private static BenchRow size(List<SeedResult> results) {
    return BenchRow.of("|A|, root mean square", root(results, SeedResult::squaredNorm), "1")
        .against("truth", root(results, SeedResult::squaredTruth));
  }

  /** A count with its 95 % Wilson interval, in runs. */
  private static BenchRow count(
      String measure, List<SeedResult> results, Predicate<SeedResult> hit) {
    double n = results.size();
    double hits = (double) results.stream().filter(hit).count();
    double z = 1.96;
    double centre = (hits + z * z / 2) / (n + z * z);
    double half = z / (n + z * z) * Math.sqrt(hits * (n - hits) / n + z * z / 4);
    return BenchRow.of(measure, hits, "runs").between(n * (centre - half), n * (centre + half));
  }

  private static double median(List<SeedResult> results, ToDoubleFunction<SeedResult> of) {
    return middle(results.stream().mapToDouble(of).sorted().toArray());
  }

  private static double middle(double[] sorted) {
    int n = sorted.length;
    return (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
  }

  private static double root(List<SeedResult> results, ToDoubleFunction<SeedResult> of) {
    return Math.sqrt(Math.max(0, results.stream().mapToDouble(of).average().orElse(0)));
  }
}
