package dev.tidemark.ingest.application;

import dev.tidemark.chassis.access.Caller;
import dev.tidemark.chassis.errors.DatabaseFailureMapper;
import dev.tidemark.ingest.ApplicationKey;
import dev.tidemark.ingest.IngestException;
import dev.tidemark.ingest.RequestRules;
import dev.tidemark.ingest.sampling.SamplingSalt;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The registry of applications. */
@ApplicationScoped
public class ApplicationRegistryService {
  private final ApplicationStore store;
  private final OutboxStore outbox;
  private final OutboxService publication;
  private final ApplicationCache cache;
  private final Optional<Boolean> autoCreate;
  private final Duration timeout;
  private final SecureRandom random = new SecureRandom();

  ApplicationRegistryService(
      ApplicationStore store,
      OutboxStore outbox,
      OutboxService publication,
      ApplicationCache cache,
      ApplicationConfig config) {
    this.store = store;
    this.outbox = outbox;
    this.publication = publication;
    this.cache = cache;
    this.autoCreate = config.autoCreate();
    this.timeout = config.databaseTimeout();
  }

  /**
   * The application of a call that needs an existing one.
   *
   * @return fails UNKNOWN_APPLICATION, or INVALID_FIELD
   */
  public Uni<Application> require(String tenant, String id) {
    RequestRules.requireApplication(id);
    ApplicationKey key = new ApplicationKey(tenant, id);
    return cache.get(key, () -> reach(() -> load(key)));
  }

  /**
   * The application of a gateway's call; made now if it is unknown and may be.
   *
   * @return fails UNKNOWN_APPLICATION, or INVALID_FIELD
   */
  public Uni<Application> requireOrCreate(String tenant, String id) {
    return autoCreate.orElse(tenant.equals(Caller.DEFAULT_TENANT))
        ? requireKnownOrNew(tenant, id)
        : require(tenant, id);
  }

  /** Creates an application or replaces its policy; saying the same again changes nothing. */
  Uni<Application> put(String tenant, ApplicationDraft draft) {
    Application wanted = ApplicationRules.check(tenant, draft, newSalt());
    return reach(() -> replace(wanted)).invoke(cache::put).call(publication::drain);
  }

  /** The tenant's applications in order of id. */
  Uni<List<Application>> list(String tenant) {
    return reach(() -> loadAll(tenant));
  }

  @WithSession
  Uni<Application> load(ApplicationKey key) {
    return store
        .find(key)
        .map(found -> found.orElseThrow(() -> new IngestException.UnknownApplication(key.id())));
  }

  @WithSession
  Uni<List<Application>> loadAll(String tenant) {
    return store.ofTenant(tenant);
  }

  @WithTransaction
  Uni<Application> replace(Application wanted) {
    return store
        .insertIfAbsent(wanted)
        .chain(created -> created ? announced(wanted) : revise(wanted));
  }

  @WithTransaction
  Uni<Application> loadOrInsert(Application fresh) {
    return store
        .insertIfAbsent(fresh)
        .chain(created -> created ? announced(fresh) : load(fresh.key()));
  }

  private Uni<Application> requireKnownOrNew(String tenant, String id) {
    RequestRules.requireApplication(id);
    ApplicationKey key = new ApplicationKey(tenant, id);
    return cache.get(
        key,
        () -> reach(() -> load(key)).onFailure(this::isUnknown).recoverWithUni(() -> create(key)));
  }

  private Uni<Application> create(ApplicationKey key) {
    Application fresh =
        ApplicationRules.check(key.tenant(), ApplicationDraft.named(key.id()), newSalt());
    return reach(() -> loadOrInsert(fresh)).call(publication::drain);
  }

  private Uni<Application> revise(Application wanted) {
    return store.lock(wanted.key()).chain(row -> revise(row, wanted));
  }

  private Uni<Application> revise(ApplicationEntity row, Application wanted) {
    Application stored = ApplicationMapper.toDomain(row);
    ApplicationRules.checkChange(stored, wanted);
    if (stored.sameAs(wanted)) {
      return Uni.createFrom().item(stored);
    }
    Application revised = stored.revised(wanted);
    ApplicationMapper.revise(row, revised);
    return announced(revised);
  }

  private Uni<Application> announced(Application application) {
    return outbox.add(application).replaceWith(application);
  }

  private <T> Uni<T> reach(Supplier<Uni<? extends T>> query) {
    return Uni.createFrom()
        .<T>deferred(query)
        .ifNoItem()
        .after(timeout)
        .fail()
        .onFailure(DatabaseFailureMapper::isOutage)
        .transform(_ -> DatabaseFailureMapper.refusal());
  }

  private boolean isUnknown(Throwable thrown) {
    return thrown instanceof IngestException.UnknownApplication;
  }

  private SamplingSalt newSalt() {
    return SamplingSalt.random(random);
  }
}
