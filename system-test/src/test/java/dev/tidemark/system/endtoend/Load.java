package dev.tidemark.system.endtoend;

import dev.tidemark.proto.event.v1.Answer;
import dev.tidemark.proto.event.v1.Application;
import dev.tidemark.proto.event.v1.Clock;
import dev.tidemark.proto.event.v1.Message;
import dev.tidemark.proto.event.v1.Policy;
import dev.tidemark.proto.event.v1.Role;
import dev.tidemark.proto.event.v1.ServedBy;
import dev.tidemark.proto.ingest.v1.InteractionInput;
import dev.tidemark.proto.ingest.v1.ReportTrafficRequest;
import dev.tidemark.quickstart.gateway.Batcher;
import dev.tidemark.quickstart.gateway.GatewayClient;
import dev.tidemark.quickstart.gateway.Tally;
import dev.tidemark.quickstart.gateway.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A gateway that offers a batch every so often until it is told to stop, and never gives up. */
final class Load {
  private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");
  private static final int BATCH = 10;
  private static final int NAMELESS = 40;
  private static final int USERS = 60;
  private static final long PAUSE_MILLIS = 250;
  private static final int SECONDS_BETWEEN = 120;

  private final GatewayClient client;
  private final String application;
  private final CompletableFuture<Tally> result = new CompletableFuture<>();
  private volatile boolean enough;

  private Load(GatewayClient client, String application) {
    this.client = client;
    this.application = application;
  }

  static Load start(GatewayClient client, String application) {
    Load load = new Load(client, application);
    Thread.ofVirtual().name("load").start(load::run);
    return load;
  }

  /** What became of everything offered, once the last batch is answered and the stream ended. */
  Tally stop() throws Exception {
    enough = true;
    return result.get(90, TimeUnit.SECONDS);
  }

  private void run() {
    try {
      Batcher batcher = new Batcher(client, application);
      int next = 0;
      while (!enough) {
        for (int i = 0; i < BATCH; i++) {
          batcher.add(item(next++));
        }
        batcher.flush();
        Thread.sleep(PAUSE_MILLIS);
      }
      client.report(endOfStream(at(next)));
      result.complete(batcher.tally());
    } catch (InterruptedException | RuntimeException e) {
      System.out.println("Load of " + application + " ended: " + e);
      result.completeExceptionally(e);
    }
  }

  private ReportTrafficRequest endOfStream(Instant last) {
    return ReportTrafficRequest.newBuilder()
        .setApplication(application)
        .setBatchId("end")
        .setTimestamp(Times.of(last))
        .setEndOfStream(true)
        .build();
  }

  /** Every fortieth names no model and is rejected. */
  static InteractionInput item(int number) {
    return InteractionInput.newBuilder()
        .setId("i-" + number)
        .setTimestamp(Times.of(at(number)))
        .setUserId("user-" + number % USERS)
        .setConversationId("c-" + number)
        .addMessages(
            Message.newBuilder()
                .setRole(Role.ROLE_USER)
                .setContent("How do I fold paper boat number " + number + "?"))
        .setAnswer(Answer.newBuilder().setContent("In half, twice."))
        .setServedBy(ServedBy.newBuilder().setModel(number % NAMELESS == 0 ? "" : "m-1"))
        .build();
  }

  /** Day of an item, by its prompt. */
  static long day(String prompt) {
    int number = Integer.parseInt(prompt.replaceAll("\\D", ""));
    return at(number).getEpochSecond() / Duration.ofDays(1).toSeconds();
  }

  private static Instant at(int number) {
    return START.plusSeconds((long) number * SECONDS_BETWEEN);
  }

  /**
   * An application on event time; all that is sampled of it is core, so it has a row on each arm.
   */
  static Application application(String id, double probability) {
    return Application.newBuilder()
        .setId(id)
        .setClock(Clock.CLOCK_EVENT)
        .setTimeZone("UTC")
        .setPolicy(Policy.newBuilder().setCoreProbability(probability).setPanelProbability(0))
        .build();
  }
}
