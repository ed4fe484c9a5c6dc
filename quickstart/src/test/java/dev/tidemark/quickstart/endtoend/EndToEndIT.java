package dev.tidemark.quickstart.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.proto.event.v1.Application;
import dev.tidemark.proto.event.v1.Clock;
import dev.tidemark.proto.event.v1.Policy;
import dev.tidemark.proto.ingest.v1.IngestServiceGrpc;
import dev.tidemark.proto.ingest.v1.RecordInteractionsRequest;
import dev.tidemark.quickstart.drift.DriftApi;
import dev.tidemark.quickstart.gateway.Channels;
import dev.tidemark.quickstart.gateway.GatewayClient;
import dev.tidemark.quickstart.gateway.Tally;
import dev.tidemark.quickstart.launch.LaunchPlan;
import dev.tidemark.quickstart.launch.Narrator;
import dev.tidemark.quickstart.launch.RunningTidemark;
import dev.tidemark.quickstart.process.FreePorts;
import dev.tidemark.quickstart.process.Health;
import dev.tidemark.quickstart.process.ServicePorts;
import dev.tidemark.quickstart.process.ServiceProcess;
import dev.tidemark.quickstart.process.TidemarkService;
import dev.tidemark.quickstart.replay.Replay;
import dev.tidemark.quickstart.stack.ServerPorts;
import dev.tidemark.quickstart.state.Role;
import dev.tidemark.quickstart.state.Secrets;
import dev.tidemark.quickstart.state.StateDirectory;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.stub.MetadataUtils;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** The four services as processes on an embedded stack, as {@code ./tidemark up} starts them. */
@TestInstance(Lifecycle.PER_CLASS)
class EndToEndIT {
  private static final Duration READY = Duration.ofMinutes(2);
  private static final Duration SETTLED = Duration.ofSeconds(60);
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final SpanCollector spans = new SpanCollector();
  private final Health health = new Health();
  private final LaunchPlan plan;
  private final Secrets secrets;
  private final RunningTidemark running;
  private final GatewayClient client;
  private final DriftApi drift;

  EndToEndIT(@TempDir Path directory) throws InterruptedException {
    StateDirectory state = new StateDirectory(directory.resolve("state"));
    state.create();
    plan = plan(state);
    secrets = new Secrets(state);
    secrets.create();
    running = new RunningTidemark(plan, new Narrator(System.out));
    client = new GatewayClient(port(TidemarkService.INGEST), secrets, PATIENCE);
    drift = new DriftApi(port(TidemarkService.DRIFT), secrets);
  }

  @BeforeAll
  void start() throws InterruptedException {
    running.start();
  }

  @AfterAll
  void stop() {
    client.close();
    running.close();
    spans.close();
  }

  @Test
  void countsEveryRecordOnceThroughKillsAndARebalance() throws Exception {
    // Given
    client.put(application("kills", .5));
    Load load = Load.start(client, "kills");
    // When
    killAndRestart(TidemarkService.INGEST, TidemarkService.SHADOW, TidemarkService.EVALSET);
    ServiceProcess second = running.add("drift-2", TidemarkService.DRIFT, FreePorts.pair());
    killAndRestart(TidemarkService.DRIFT);
    second.awaitReady(health, READY);
    second.kill();
    Tally offered = load.stop();
    // Then
    await()
        .atMost(SETTLED)
        .untilAsserted(() -> assertThat(count("kills", "counted")).isEqualTo(offered.sampled()));
    assertThat(count("kills", "received")).isEqualTo(offered.received());
    assertThat(count("kills", "sampled")).isEqualTo(offered.sampled()).isPositive();
    assertThat(count("kills", "unsampled")).isEqualTo(offered.unsampled()).isPositive();
    assertThat(count("kills", "rejected")).isEqualTo(offered.rejected()).isPositive();
  }

  @Test
  void changesNoResultWhenAFileIsPlayedAgain(@TempDir Path files) throws Exception {
    Path file = Files.writeString(files.resolve("traffic.jsonl"), lines(300));
    Replay replay = new Replay(client, new Narrator(System.out), "replayed", 0);
    assertThat(replay.play(file)).isTrue();
    await().atMost(SETTLED).until(() -> count("replayed", "counted") == 300);
    JsonNode once = results("replayed");
    replay.play(file);
    // What comes again after its day has closed is late, before that a duplicate.
    await()
        .atMost(SETTLED)
        .until(() -> count("replayed", "duplicates") + count("replayed", "late") >= 300);
    assertThat(results("replayed")).isEqualTo(once);
  }

  @Test
  void followsOneTraceFromTheGatewaysCallToDrift() throws Exception {
    String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
    client.put(application("traced", 1));
    Metadata headers = new Metadata();
    headers.put(
        Metadata.Key.of("traceparent", Metadata.ASCII_STRING_MARSHALLER),
        "00-" + trace + "-00f067aa0ba902b7-01");
    ManagedChannel channel = Channels.local(port(TidemarkService.INGEST));
    try {
      var answer =
          IngestServiceGrpc.newBlockingStub(
                  Channels.withToken(channel, secrets.token(Role.GATEWAY)))
              .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers))
              .recordInteractions(
                  RecordInteractionsRequest.newBuilder()
                      .setApplication("traced")
                      .setBatchId("one")
                      .addItems(Load.item(1))
                      .build());
      assertThat(answer.getResultsList()).hasSize(1);
      await()
          .atMost(SETTLED)
          .until(() -> spans.has("ingest-service", trace) && spans.has("drift-service", trace));
    } finally {
      channel.shutdownNow();
    }
  }

  private void killAndRestart(TidemarkService... services) throws InterruptedException {
    for (TidemarkService service : services) {
      process(service).kill();
      running.add(service.label(), service, plan.ports(service));
    }
    for (TidemarkService service : services) {
      process(service).awaitReady(health, READY);
    }
  }

  private ServiceProcess process(TidemarkService service) {
    return running.services().stream()
        .filter(process -> process.name().equals(service.label()))
        .reduce((_, last) -> last)
        .orElseThrow();
  }

  private long count(String application, String name) {
    return drift
        .application(application)
        .map(seen -> seen.path("counts").path(name).asLong(-1))
        .orElse(-1L);
  }

  /** Everything that must not move when old records come again. */
  private JsonNode results(String application) {
    ObjectNode results = JsonNodeFactory.instance.objectNode();
    drift
        .application(application)
        .ifPresent(
            seen ->
                seen.path("counts")
                    .propertyStream()
                    .filter(count -> !Set.of("duplicates", "late").contains(count.getKey()))
                    .forEach(count -> results.set(count.getKey(), count.getValue())));
    drift.shift(application).ifPresent(report -> results.set("shift", report));
    return results;
  }

  private int port(TidemarkService service) {
    return plan.ports(service).main();
  }

  private LaunchPlan plan(StateDirectory state) {
    Map<TidemarkService, ServicePorts> ports = new EnumMap<>(TidemarkService.class);
    for (TidemarkService service : TidemarkService.values()) {
      ports.put(service, FreePorts.pair());
    }
    Map<String, String> settings =
        Map.of(
            // They start often and run for seconds: what compiles less is ready sooner.
            "JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1",
            "TIDEMARK_INTAKE_FLUSH_INTERVAL", "1s",
            "TIDEMARK_INTAKE_SESSION_TIMEOUT", "3s",
            "QUARKUS_OTEL_SDK_DISABLED", "false",
            "QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT", spans.endpoint(),
            "QUARKUS_OTEL_BSP_SCHEDULE_DELAY", "200ms");
    Path checkout = Path.of("..").toAbsolutePath().normalize();
    return new LaunchPlan(checkout, state, Map.of(), settings, ports, ServerPorts.free());
  }

  private static Application application(String id, double probability) {
    return Application.newBuilder()
        .setId(id)
        .setClock(Clock.CLOCK_EVENT)
        .setTimeZone("UTC")
        .setPolicy(
            Policy.newBuilder().setCoreProbability(probability).setPanelProbability(probability))
        .build();
  }

  private static String lines(int count) {
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
