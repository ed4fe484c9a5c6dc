package dev.tidemark.shadow.candidate;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** What candidates share. */
@ConfigMapping(prefix = "tidemark.shadow.verdict")
interface CandidateConfig {
  /**
   * Candidates of an application that alpha is planned for; default 3, 1 to 1,000. A candidate
   * registered while more are not retired gets a smaller part.
   */
  @WithDefault("3")
  @Min(1)
  @Max(1_000)
  int plannedCandidates();
}
