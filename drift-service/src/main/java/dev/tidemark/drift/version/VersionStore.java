package dev.tidemark.drift.version;

import dev.tidemark.chassis.application.ApplicationKey;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** The versions of an application. */
public interface VersionStore {

  /** The newest versions, newest first: as many as the longest history needs. */
  Uni<List<EvalVersion>> evalVersions(ApplicationKey application);
}
