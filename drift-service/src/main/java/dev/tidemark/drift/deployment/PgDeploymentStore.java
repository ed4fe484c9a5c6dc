package dev.tidemark.drift.deployment;

import dev.tidemark.drift.application.ApplicationKey;
import dev.tidemark.drift.deployment.Deployment.Origin;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.PersistenceException;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.hibernate.reactive.mutiny.Mutiny.Session;
import org.hibernate.reactive.mutiny.Mutiny.SessionFactory;

/** The registry's reads, and the deployments that only records tell of. */
@ApplicationScoped
class PgDeploymentStore implements DeploymentStore {
  private static final String ROWS =
      "from DeploymentEntity where key.tenant = :tenant and key.application = :application";
  private static final String ALIASES =
      "from AliasEntity where key.tenant = :tenant and key.application = :application";

  private final SessionFactory sessions;
  private final Vertx vertx;

  PgDeploymentStore(SessionFactory sessions, Vertx vertx) {
    this.sessions = sessions;
    this.vertx = vertx;
  }

  @Override
  public Uni<Deployments> list(ApplicationKey application) {
    return isolated(() -> sessions.withSession(session -> list(session, application)));
  }

  private static Uni<Deployments> list(Session session, ApplicationKey application) {
    return select(session, ROWS, DeploymentEntity.class, application)
        .chain(
            rows ->
                select(session, ALIASES, AliasEntity.class, application)
                    .map(aliases -> DeploymentMapper.toDeployments(rows, aliases)));
  }

  private static <E> Uni<List<E>> select(
      Session session, String query, Class<E> entity, ApplicationKey application) {
    return session
        .createSelectionQuery(query, entity)
        .setParameter("tenant", application.tenant())
        .setParameter("application", application.application())
        .getResultList();
  }

  /**
   * Adds a deployment nobody announced, unless it is there; replicas that do so at once agree.
   *
   * @param origin {@link Origin#NAMED} or {@link Origin#INFERRED}
   * @param first event time of its first record
   */
  Uni<Void> add(
      ApplicationKey application,
      String id,
      Fingerprint fingerprint,
      Origin origin,
      Instant first) {
    DeploymentEntity row = row(application, id, fingerprint, origin, first);
    return isolated(() -> sessions.withTransaction(session -> session.persist(row)))
        .onFailure(PersistenceException.class)
        .recoverWithUni(failure -> requirePresent(row.key, failure));
  }

  /** Somebody else was first: that is as good; anything else stays a failure. */
  private Uni<Void> requirePresent(DeploymentKeyEntity key, Throwable failure) {
    return isolated(
            () -> sessions.withSession(session -> session.find(DeploymentEntity.class, key)))
        .onItem()
        .ifNull()
        .failWith(failure)
        .replaceWithVoid();
  }

  private static DeploymentEntity row(
      ApplicationKey application,
      String id,
      Fingerprint fingerprint,
      Origin origin,
      Instant first) {
    DeploymentEntity row = new DeploymentEntity();
    row.key = new DeploymentKeyEntity(application.tenant(), application.application(), id);
    row.model = fingerprint.model();
    row.modelVersion = fingerprint.modelVersion();
    row.promptTemplate = fingerprint.promptTemplate();
    row.tools = fingerprint.tools();
    row.start = first;
    row.origin = origin;
    return row;
  }

  /**
   * Session work on a context of its own: a session must not be shared by two chains that happen to
   * run on one event loop, and callers come from streams as well as from requests.
   */
  private <T> Uni<T> isolated(Supplier<Uni<T>> work) {
    return Uni.createFrom()
        .deferred(
            () -> {
              Context own = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
              VertxContextSafetyToggle.setContextSafe(own, true);
              return Uni.createFrom()
                  .voidItem()
                  .emitOn(task -> own.runOnContext(ignored -> task.run()))
                  .chain(() -> work.get());
            });
  }
}
