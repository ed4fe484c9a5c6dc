package dev.tidemark.chassis.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventLoopCheckTest {
  private static final Duration BOUND = Duration.ofMillis(500);

  private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(3));
  private final EventLoopCheck check = new EventLoopCheck(vertx, BOUND);
  private final CountDownLatch end = new CountDownLatch(1);

  @AfterEach
  void close() {
    end.countDown();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void isDownWhileOneOfTheLoopsRunsNothing() {
    check.begin(new StartupEvent());
    await().until(() -> status() == Status.UP);

    vertx.getOrCreateContext().runOnContext(_ -> waitForTheEnd());
    await().until(() -> status() == Status.DOWN);
    end.countDown();
    await().until(() -> status() == Status.UP);
  }

  @Test
  void saysHowLongTheLongestSilenceIs() {
    HealthCheckResponse response = check.call();

    assertThat(response.getName()).isEqualTo("event-loops");
    assertThat(response.getData().orElseThrow())
        .containsEntry("loops", 3L)
        .containsEntry("boundMillis", 500L)
        .containsKey("longestSilenceMillis");
  }

  private Status status() {
    return check.call().getStatus();
  }

  private void waitForTheEnd() {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
