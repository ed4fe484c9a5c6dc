package dev.tidemark.drift.serve;

import dev.tidemark.chassis.access.Caller;
import dev.tidemark.drift.DriftException;
import dev.tidemark.drift.application.Application;
import dev.tidemark.drift.application.ApplicationKey;
import dev.tidemark.drift.application.ApplicationStore;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;

/** The applications of whoever makes the request in progress. */
@Singleton
class CallerApplicationStore {
  private final ApplicationStore store;
  private final SecurityIdentity identity;

  CallerApplicationStore(ApplicationStore store, SecurityIdentity identity) {
    this.store = store;
    this.identity = identity;
  }

  /** One application of the caller's tenant; fails with UNKNOWN_APPLICATION. */
  Uni<Application> require(String id) {
    if (id.isBlank()) {
      return Uni.createFrom().failure(new DriftException.UnknownApplication(id));
    }
    return store
        .find(new ApplicationKey(Caller.of(identity.getPrincipal()).tenant(), id))
        .map(found -> found.orElseThrow(() -> new DriftException.UnknownApplication(id)));
  }

  /** All applications of the caller's tenant, by id. */
  Uni<List<Application>> all() {
    return store.list(Caller.of(identity.getPrincipal()).tenant());
  }
}
