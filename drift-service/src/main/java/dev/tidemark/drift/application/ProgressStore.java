package dev.tidemark.drift.application;

import dev.tidemark.chassis.application.Application;
import dev.tidemark.chassis.application.ApplicationKey;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.OptionalLong;

/** Which days of an application are closed. */
public interface ProgressStore {

  /** Progress of an application; empty before its first record was flushed. */
  Uni<Optional<Progress>> find(Application application);

  /**
   * The edition of the days up to one.
   *
   * @param through a closed day; empty when none is
   */
  Uni<Edition> edition(ApplicationKey application, OptionalLong through);
}
