package dev.tidemark.drift.traffic;

import dev.tidemark.chassis.application.ApplicationKey;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** Reads counts. */
public interface CountStore {

  /** What ingest received, by day; only days with traffic. */
  Uni<List<TrafficDay>> traffic(ApplicationKey application);

  /** What was counted here, by day; only days with records. */
  Uni<List<DayCount>> counts(ApplicationKey application);

  /** Records and last sight of every stamped deployment id, the empty one left out. */
  Uni<List<DeploymentActivity>> deployments(ApplicationKey application);

  /** What users said, by day and kind. */
  Uni<List<FeedbackDay>> feedback(ApplicationKey application);

  /** Records of the stream dropped as duplicates, over all days. */
  Uni<Long> duplicates(ApplicationKey application);
}
