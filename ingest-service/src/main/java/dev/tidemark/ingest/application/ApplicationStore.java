package dev.tidemark.ingest.application;

import dev.tidemark.ingest.ApplicationKey;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;

/** Applications in PostgreSQL; always within the transaction of its caller. */
@Singleton
class ApplicationStore implements PanacheRepositoryBase<ApplicationEntity, ApplicationEntity.Key> {
  private static final String INSERT =
      """
      insert into ingest.application (tenant, id, revision, clock, time_zone, policy, salt)
      values (:tenant, :id, :revision, :clock, :zone, :policy, :salt) on conflict do nothing""";

  Uni<Optional<Application>> find(ApplicationKey key) {
    return findById(key(key)).map(row -> Optional.ofNullable(row).map(ApplicationMapper::toDomain));
  }

  Uni<List<Application>> ofTenant(String tenant) {
    return list("tenant = ?1 order by id", tenant)
        .map(rows -> rows.stream().map(ApplicationMapper::toDomain).toList());
  }

  /**
   * Inserts an application unless there is one.
   *
   * @return whether this call made it; of replicas that try at once exactly one does
   */
  Uni<Boolean> insertIfAbsent(Application application) {
    ApplicationEntity row = ApplicationMapper.toEntity(application);
    return getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(INSERT)
                    .setParameter("tenant", row.tenant)
                    .setParameter("id", row.id)
                    .setParameter("revision", row.revision)
                    .setParameter("clock", row.clock)
                    .setParameter("zone", row.timeZone)
                    .setParameter("policy", row.policy)
                    .setParameter("salt", row.salt)
                    .executeUpdate())
        .map(inserted -> inserted == 1);
  }

  /** The stored application, locked until the transaction ends; it must exist. */
  Uni<ApplicationEntity> lock(ApplicationKey key) {
    return findById(key(key), LockModeType.PESSIMISTIC_WRITE);
  }

  private static ApplicationEntity.Key key(ApplicationKey key) {
    return new ApplicationEntity.Key(key.tenant(), key.id());
  }
}
