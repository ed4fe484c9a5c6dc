package dev.tidemark.drift.deployment;

import dev.tidemark.chassis.application.ApplicationKey;
import dev.tidemark.drift.deployment.Deployment.Origin;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
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

  // Whoever is second finds the row there, which is as good; no transaction fails for it.
  private static final String ADD =
      "insert into deployment (tenant, application, id, model, model_version, prompt_template,"
          + " tools, start_time, origin) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)"
          + " on conflict do nothing";

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
    return isolated(
        () ->
            sessions.withTransaction(
                session ->
                    session
                        .createNativeQuery(ADD)
                        .setParameter(1, application.tenant())
                        .setParameter(2, application.application())
                        .setParameter(3, id)
                        .setParameter(4, fingerprint.model())
                        .setParameter(5, fingerprint.modelVersion())
                        .setParameter(6, fingerprint.promptTemplate())
                        .setParameter(7, fingerprint.tools())
                        .setParameter(8, first.atOffset(ZoneOffset.UTC))
                        .setParameter(9, origin.name())
                        .executeUpdate()
                        .replaceWithVoid()));
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
