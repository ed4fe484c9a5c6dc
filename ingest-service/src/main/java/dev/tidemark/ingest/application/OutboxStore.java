package dev.tidemark.ingest.application;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;

/** The outbox in PostgreSQL; always within the transaction of its caller. */
@Singleton
class OutboxStore implements PanacheRepositoryBase<OutboxEntity, Long> {
  /** Any number that no other user of the database locks; it spells "tide". */
  private static final long LOCK = 0x74696465L;

  Uni<Void> add(Application application) {
    return persist(ApplicationMapper.toOutbox(application)).replaceWithVoid();
  }

  /** Whether this transaction alone may publish; two at once could change the order. */
  Uni<Boolean> tryLock() {
    return getSession()
        .chain(
            session ->
                session
                    .createNativeQuery("select pg_try_advisory_xact_lock(:lock)", Boolean.class)
                    .setParameter("lock", LOCK)
                    .getSingleResult());
  }

  /** The oldest rows, in the order of their changes. */
  Uni<List<OutboxEntity>> oldest(int most) {
    return find("order by id").page(0, most).list();
  }

  Uni<Void> remove(List<OutboxEntity> rows) {
    return delete("id in ?1", rows.stream().map(row -> row.id).toList()).replaceWithVoid();
  }
}
