package dev.tidemark.evalset.cut;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** When and how versions are cut. */
@ConfigMapping(prefix = "tidemark.evalset.cut")
public interface CutConfig {
  /** Whether weeks are cut by themselves; default true. Requests are always served. */
  @WithDefault("true")
  boolean enabled();

  /**
   * Items of a version, 20 to 2,000; default 500. A week whose pool is smaller than twice that gets
   * a version of half its pool.
   */
  @WithDefault("500")
  @Min(20)
  @Max(2_000)
  int size();

  /** Time between two looks for weeks that have ended; default 10 s. */
  @WithDefault("10s")
  Duration lookEvery();

  /** Time after which the work of a replica that has died is taken over; default 30 s. */
  @WithDefault("30s")
  Duration lease();

  /** Longest time a request waits for its version, which is cut on anyway; default 60 s. */
  @WithDefault("60s")
  Duration patience();

  /**
   * Time after the end of a week of a WALL application at which it is cut although a partition has
   * given nothing since: its traffic may have stopped, or this service be behind. Default 6 h.
   */
  @WithDefault("6h")
  Duration quiet();

  /**
   * Prompts read for a cut, 2 KB each in memory; default 40,000, 100 to 50,000: near duplicates are
   * sought among all pairs of a cell, seconds at 40,000 and hours at many times as many.
   */
  @WithDefault("40000")
  @Min(100)
  @Max(50_000)
  int mostPrompts();

  /** Prompts items are chosen from, after near duplicates are merged; default 8,000. */
  @WithDefault("8000")
  @Min(100)
  @Max(20_000)
  int poolSize();
}
