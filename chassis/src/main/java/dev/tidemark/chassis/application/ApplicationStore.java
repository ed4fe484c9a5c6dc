package dev.tidemark.chassis.application;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;

/** The applications ingest has published. */
public interface ApplicationStore {

  /** One application, if it has been published. */
  Uni<Optional<Application>> find(ApplicationKey key);

  /** All applications of a tenant, by id. */
  Uni<List<Application>> list(String tenant);
}
