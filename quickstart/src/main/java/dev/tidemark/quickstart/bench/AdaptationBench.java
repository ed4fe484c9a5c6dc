package dev.tidemark.quickstart.bench;

import dev.tidemark.stats.feature.FeatureMap;
import dev.tidemark.text.embed.DefaultSpace;
import dev.tidemark.text.embed.EmbedderPool;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Does the adaptation report find what the simulator planted, and nothing where it planted nothing?
 *
 * <p>Text of the demo, seeds 1..n, embedder, panel and contrast in one process. Arguments: {@code
 * [--runs N] [--out FILE]}; 10 runs take about five minutes on two cores.
 */
public final class AdaptationBench {
  private static final int DEFAULT_RUNS = 10;
  private static final int QUEUE = 100_000;

  private AdaptationBench() {}

  /** Runs, prints, writes the file; exit code 1 if a goal is missed. */
  public static void main(String[] args) throws IOException {
    int runs = Integer.parseInt(option(args, "--runs", Integer.toString(DEFAULT_RUNS)));
    Path out = Path.of(option(args, "--out", ".tidemark/bench/adaptation.json"));
    BenchReport report = run(runs, System.out);
    System.out.println(report.table());
    report.write(out);
    System.out.println("written to " + out);
    if (!report.holds()) {
      System.exit(1);
    }
  }

  /** Runs seeds 1..{@code runs}, telling {@code progress} after each. */
  static BenchReport run(int runs, PrintStream progress) {
    List<SeedResult> results = new ArrayList<>();
    Instant start = Instant.now();
    int workers = Runtime.getRuntime().availableProcessors();
    try (EmbedderPool pool = EmbedderPool.ofMiniLm(workers, QUEUE)) {
      FeatureMap map = DefaultSpace.of(pool.id(), pool.dimension()).panel();
      for (long seed = 1; seed <= runs; seed++) {
        results.add(new SeedRun(seed, map).run(pool));
        progress.println(line(results.getLast(), Duration.between(start, Instant.now())));
      }
    }
    return AdaptationSummary.of(results, Duration.between(start, Instant.now()));
  }

  private static String line(SeedResult result, Duration elapsed) {
    return String.format(
        Locale.ROOT,
        "seed %d: planted p %.3f (vectors %.3f), |A| %.4f, truth %.4f, cosine %.2f; no effect p %.3f"
            + " (before/after %.3f); %d texts, %d s",
        result.seed(),
        result.plantedP(),
        result.plantedVectorP(),
        Math.sqrt(Math.max(0, result.squaredNorm())),
        Math.sqrt(Math.max(0, result.squaredTruth())),
        result.cosine(),
        result.nullP(),
        result.naiveNullP(),
        result.texts(),
        elapsed.toSeconds());
  }

  private static String option(String[] args, String name, String otherwise) {
    for (int i = 0; i + 1 < args.length; i++) {
      if (args[i].equals(name)) {
        return args[i + 1];
      }
    }
    return otherwise;
  }
}
