package dev.tidemark.chassis.application;

import dev.tidemark.chassis.access.Caller;
import dev.tidemark.chassis.errors.CommonException;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;

/** The applications of whoever makes the request in progress. */
@Singleton
public class CallerApplicationStore {
  private final ApplicationStore store;
  private final SecurityIdentity identity;

  CallerApplicationStore(ApplicationStore store, SecurityIdentity identity) {
    this.store = store;
    this.identity = identity;
  }

  /** One application of the caller's tenant; fails with UNKNOWN_APPLICATION. */
  public Uni<Application> require(String id) {
    if (id.isBlank()) {
      return Uni.createFrom().failure(CommonException.unknownApplication(id));
    }
    return store
        .find(new ApplicationKey(Caller.of(identity.getPrincipal()).tenant(), id))
        .map(found -> found.orElseThrow(() -> CommonException.unknownApplication(id)));
  }

  /** All applications of the caller's tenant, by id. */
  public Uni<List<Application>> all() {
    return store.list(Caller.of(identity.getPrincipal()).tenant());
  }
}
