package dev.tidemark.evalset.outbox;

import static dev.tidemark.chassis.testing.Results.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tidemark.chassis.lease.Lease;
import dev.tidemark.chassis.lease.PgLeaseStore;
import dev.tidemark.evalset.outbox.OutboxStore.Waiting;
import dev.tidemark.evalset.stack.EvalsetProfile;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(EvalsetProfile.class)
class OutboxIT {
  @Inject Pool database;
  @Inject OutboxStore outbox;

  /** The lease is held, so nothing is published meanwhile. */
  @Test
  void keepsAnEventThatCommitsAfterOneOfAGreaterId() {
    PgLeaseStore leases = new PgLeaseStore(database);
    Lease lease =
        await()
            .until(
                () -> get(leases.acquire("outbox", "test", Duration.ofMinutes(1))),
                Optional::isPresent)
            .orElseThrow();
    put(1_000_002);
    List<Waiting> published = waiting();
    put(1_000_001);

    get(outbox.remove(published, lease));

    assertThat(published).extracting(Waiting::id).containsExactly(1_000_002L);
    assertThat(waiting()).extracting(Waiting::id).containsExactly(1_000_001L);
    get(outbox.remove(waiting(), lease));
    get(leases.release(lease));
  }

  /** Those of this test: versions of other tests may wait too. */
  private List<Waiting> waiting() {
    return get(outbox.oldest()).stream().filter(one -> one.id() > 1_000_000).toList();
  }

  private void put(long id) {
    get(
        database
            .preparedQuery(
                "insert into outbox (id, record_key, value) overriding system value"
                    + " values ($1, 'default/outbox/1', $2)")
            .execute(Tuple.tuple().addLong(id).addBuffer(Buffer.buffer(new byte[] {1}))));
  }
}
