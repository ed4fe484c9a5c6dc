package dev.tidemark.quickstart.endtoend;

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
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

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

  private static Instant at(int number) {
    return START.plusSeconds((long) number * SECONDS_BETWEEN);
  }

  /** An application on event time that samples and follows this share. */
  static Application application(String id, double probability) {
    return Application.newBuilder()
        .setId(id)
        .setClock(Clock.CLOCK_EVENT)
        .setTimeZone("UTC")
        .setPolicy(
            Policy.newBuilder().setCoreProbability(probability).setPanelProbability(probability))
        .build();
  }

  /** As many lines of recorded traffic. */
  static String lines(int count) {
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                """
                {"timestamp": "2026-02-%02dT10:%02d:00Z", "user": "u-%d", "conversation": "c-%d", \
                "model": "m", "model_version": "1", "response": "Yes.", "latency_ms": 12, \
                "messages": [{"role": "user", "content": "Is %d a prime number?"}]}"""
                    .formatted(1 + i % 10, i % 60, i % 20, i, i))
        .collect(Collectors.joining("\n"));
  }
}
