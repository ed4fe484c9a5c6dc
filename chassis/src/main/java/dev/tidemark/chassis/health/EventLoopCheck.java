package dev.tidemark.chassis.health;

import io.netty.util.concurrent.EventExecutor;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/**
 * Alive while every event loop runs what it is given. A loop that does not takes the connections
 * with it that it serves, and nothing but a restart brings them back. Each loop is given one small
 * task, again and again; looking costs the same however much traffic there is.
 */
@Liveness
@Singleton
class EventLoopCheck implements HealthCheck {
  private static final Duration LONGEST_PERIOD = Duration.ofSeconds(1);
  private static final int BEATS_PER_BOUND = 4;

  private final List<EventExecutor> loops = new ArrayList<>();
  private final Heartbeats beats;
  private final Duration bound;

  @Inject
  EventLoopCheck(Vertx vertx, HealthConfig config) {
    this(vertx, config.eventLoopBound());
  }

  EventLoopCheck(Vertx vertx, Duration bound) {
    ((VertxInternal) vertx).getEventLoopGroup().forEach(loops::add);
    this.beats = new Heartbeats(loops.size(), System::nanoTime);
    this.bound = bound;
  }

  /** The tasks end with the loops. */
  void begin(@Observes StartupEvent started) {
    long fraction = bound.toNanos() / BEATS_PER_BOUND;
    long period = Math.min(fraction, LONGEST_PERIOD.toNanos());
    for (int i = 0; i < loops.size(); i++) {
      int index = i;
      Runnable beat = () -> beats.beat(index);
      Future<?> _ = loops.get(i).scheduleWithFixedDelay(beat, 0, period, TimeUnit.NANOSECONDS);
    }
  }

  @Override
  public HealthCheckResponse call() {
    Duration silence = beats.longestSilence();
    return HealthCheckResponse.named("event-loops")
        .withData("loops", beats.threads())
        .withData("longestSilenceMillis", silence.toMillis())
        .withData("boundMillis", bound.toMillis())
        .status(silence.compareTo(bound) <= 0)
        .build();
  }
}
