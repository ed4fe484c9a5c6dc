package dev.tidemark.chassis.lease;

import static dev.tidemark.chassis.testing.Results.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tidemark.chassis.testing.EmbeddedStack;
import dev.tidemark.chassis.testing.TestDatabase;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgBuilder;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgConnectOptions;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PgLeaseStoreIT {
  private static final Duration LONG = Duration.ofMinutes(10);
  private static final Duration SHORT = Duration.ofMillis(300);
  // Renewed three times within its life: a pause of the machine of over a second does not lose it.
  private static final Duration RENEWED = Duration.ofSeconds(2);
  private static final Duration WORK = Duration.ofSeconds(3);

  private static final Vertx VERTX = Vertx.vertx();
  private static Pool pool = connect();

  private final PgLeaseStore leases = new PgLeaseStore(pool);

  @BeforeAll
  static void createResults() {
    sql("CREATE TABLE result (name text PRIMARY KEY, writer text NOT NULL)");
  }

  @AfterAll
  static void disconnect() {
    pool.closeAndAwait();
    VERTX.closeAndAwait();
  }

  @BeforeEach
  void clear() {
    sql("DELETE FROM lease");
    sql("DELETE FROM result");
  }

  @Test
  void givesTheLeaseToOne() {
    assertThat(acquire("a", LONG)).map(Lease::token).contains(1L);
    assertThat(acquire("b", LONG)).isEmpty();
    assertThat(acquire("a", LONG)).isEmpty();
  }

  @Test
  void handsOverWhenReleasedWithAGreaterToken() {
    Lease first = acquire("a", LONG).orElseThrow();
    get(leases.release(first));
    Lease second = acquire("b", LONG).orElseThrow();
    assertThat(second.token()).isGreaterThan(first.token());
  }

  @Test
  void refusesTheResultOfALeaderThatWasPausedBeyondItsLease() {
    Lease paused = acquire("a", SHORT).orElseThrow();
    Lease successor = await().until(() -> acquire("b", LONG), Optional::isPresent).orElseThrow();

    assertThat(write(paused)).isZero();
    assertThat(get(leases.renew(paused, LONG))).isEmpty();
    get(leases.release(paused));
    assertThat(write(successor)).isEqualTo(1);
    assertThat(acquire("c", LONG)).isEmpty();
  }

  @Test
  void renewsWhileTheWorkTakes() {
    AtomicBoolean othersCameIn = new AtomicBoolean();
    Uni<String> slow =
        Uni.createFrom()
            .item("done")
            .onItem()
            .delayIt()
            .by(WORK)
            .invoke(() -> othersCameIn.set(acquire("b", LONG).isPresent()));
    Optional<String> result = get(leases.runIfLeader("cut", "a", RENEWED, lease -> slow));

    assertThat(result).contains("done");
    assertThat(othersCameIn).isFalse();
    assertThat(acquire("b", LONG)).isPresent();
  }

  @Test
  void doesNotWorkWithoutTheLease() {
    acquire("a", LONG);
    Uni<String> work = Uni.createFrom().item("done");
    assertThat(get(leases.runIfLeader("cut", "b", LONG, lease -> work))).isEmpty();
  }

  @Test
  void stopsTheWorkWhenTheLeaseIsLost() {
    AtomicBoolean cancelled = new AtomicBoolean();
    Uni<String> endless =
        Uni.createFrom().<String>nothing().onCancellation().invoke(() -> cancelled.set(true));
    Optional<String> result =
        get(leases.runIfLeader("cut", "a", SHORT, lease -> takeAway().chain(() -> endless)));

    assertThat(result).isEmpty();
    assertThat(cancelled).isTrue();
  }

  private Uni<Void> takeAway() {
    return pool.query("UPDATE lease SET token = token + 1, owner = 'b'")
        .execute()
        .replaceWithVoid();
  }

  private Optional<Lease> acquire(String owner, Duration life) {
    return get(leases.acquire("cut", owner, life));
  }

  private static int write(Lease lease) {
    return get(pool.preparedQuery("INSERT INTO result SELECT $1, $2 WHERE " + Lease.isCurrent(1, 3))
            .execute(Tuple.of(lease.name(), lease.owner(), lease.token())))
        .rowCount();
  }

  private static void sql(String statement) {
    get(pool.query(statement).execute());
  }

  private static Pool connect() {
    TestDatabase database = EmbeddedStack.freshDatabase("lease");
    Flyway.configure()
        .dataSource(database.jdbcUrl(), database.user(), database.password())
        .locations("db/chassis")
        .load()
        .migrate();
    return PgBuilder.pool()
        .connectingTo(
            new PgConnectOptions()
                .setHost(database.host())
                .setPort(database.port())
                .setDatabase(database.name())
                .setUser(database.user())
                .setPassword(database.password()))
        .using(VERTX)
        .build();
  }
}
