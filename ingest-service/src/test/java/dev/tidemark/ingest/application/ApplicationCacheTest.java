package dev.tidemark.ingest.application;

import static dev.tidemark.chassis.testing.Results.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.chassis.errors.CommonException;
import dev.tidemark.chassis.errors.DatabaseFailureMapper;
import dev.tidemark.ingest.IngestException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ApplicationCacheTest {
  private static final Application KNOWN = Applications.wall();

  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
  private final AtomicInteger loads = new AtomicInteger();
  private final ApplicationCache cache =
      new ApplicationCache(
          new Config(
              Optional.empty(),
              Duration.ofSeconds(5),
              Duration.ofHours(1),
              2,
              Duration.ofSeconds(5),
              Duration.ofSeconds(1)),
          now::get);

  @Test
  void asksAgainOnlyAfterItsTime() {
    ask(loaded());
    ask(loaded());
    assertThat(loads).hasValue(1);
    advance(Duration.ofSeconds(5));
    ask(loaded());
    assertThat(loads).hasValue(2);
  }

  @Test
  void asksOnceForManyWhoWantToKnow() {
    List<UniEmitter<? super Application>> asked = new ArrayList<>();
    Uni<Application> slow = Uni.createFrom().emitter(asked::add);
    CompletableFuture<Application> first =
        cache.get(KNOWN.key(), () -> slow).subscribeAsCompletionStage();
    CompletableFuture<Application> second =
        cache.get(KNOWN.key(), () -> slow).subscribeAsCompletionStage();
    assertThat(asked).hasSize(1);
    asked.getFirst().complete(KNOWN);
    assertThat(first).isCompletedWithValue(KNOWN);
    assertThat(second).isCompletedWithValue(KNOWN);
  }

  @Test
  void goesOnByWhatItKnewWhileTheDatabaseIsAway() {
    ask(loaded());
    advance(Duration.ofMinutes(59));
    assertThat(ask(outage())).isEqualTo(KNOWN);
    advance(Duration.ofMinutes(1));
    assertThatThrownBy(() -> ask(outage())).isInstanceOf(CommonException.class);
  }

  @Test
  void forgetsNothingOfARefusal() {
    ask(loaded());
    advance(Duration.ofSeconds(5));
    Uni<Application> gone =
        Uni.createFrom().failure(new IngestException.UnknownApplication("support"));
    assertThatThrownBy(() -> ask(gone)).isInstanceOf(IngestException.UnknownApplication.class);
  }

  private Application ask(Uni<Application> load) {
    return get(cache.get(KNOWN.key(), () -> load));
  }

  private Uni<Application> loaded() {
    return Uni.createFrom().item(KNOWN).invoke(loads::incrementAndGet);
  }

  private static Uni<Application> outage() {
    return Uni.createFrom().failure(DatabaseFailureMapper.refusal());
  }

  private void advance(Duration time) {
    now.updateAndGet(instant -> instant.plus(time));
  }

  private record Config(
      Optional<Boolean> autoCreate,
      Duration cacheTtl,
      Duration cacheMostStale,
      int cacheSize,
      Duration databaseTimeout,
      Duration publishEvery)
      implements ApplicationConfig {}
}
