package dev.tidemark.drift.application;

import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** Which days of an application are closed. */
public interface ProgressStore {

  /** Progress of an application; empty before its first record was flushed. */
  Uni<Optional<Progress>> find(Application application);
}
