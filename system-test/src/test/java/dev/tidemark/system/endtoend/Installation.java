package dev.tidemark.system.endtoend;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.quickstart.launch.LaunchPlan;
import dev.tidemark.quickstart.launch.Narrator;
import dev.tidemark.quickstart.launch.RunningTidemark;
import dev.tidemark.quickstart.model.ModelServer;
import dev.tidemark.quickstart.model.StandIn;
import dev.tidemark.quickstart.process.FreePorts;
import dev.tidemark.quickstart.process.Health;
import dev.tidemark.quickstart.process.ServicePorts;
import dev.tidemark.quickstart.process.ServiceProcess;
import dev.tidemark.quickstart.process.TidemarkService;
import dev.tidemark.quickstart.stack.ServerPorts;
import dev.tidemark.quickstart.state.Secrets;
import dev.tidemark.quickstart.state.StateDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The four services as processes on an embedded stack, as {@code ./tidemark up} starts them, with
 * more replicas beside them and models to be called.
 */
final class Installation implements AutoCloseable {
  private static final Duration READY = Duration.ofMinutes(2);

  private final SpanCollector spans = new SpanCollector();
  private final Health health = new Health();
  private final ModelServer models;
  private final LaunchPlan plan;
  private final Secrets secrets;
  private final RunningTidemark running;
  private final Kubelet kubelet;
  private List<ServiceProcess> replicas = List.of();

  Installation(Path directory, Map<String, StandIn> models) {
    this.models = new ModelServer(0, models);
    StateDirectory state = new StateDirectory(directory);
    state.create();
    plan = plan(state);
    secrets = new Secrets(state);
    secrets.create();
    running = new RunningTidemark(plan, new Narrator(System.out));
    kubelet = new Kubelet(plan);
  }

  /** Returns when one process of each service is ready; its replicas become so later. */
  void start() throws InterruptedException {
    running.start();
    replicas =
        List.of(
            add("drift-2", TidemarkService.DRIFT),
            add("shadow-2", TidemarkService.SHADOW),
            add("evalset-2", TidemarkService.EVALSET),
            add("evalset-3", TidemarkService.EVALSET));
  }

  private ServiceProcess add(String name, TidemarkService service) {
    return running.add(name, service, FreePorts.pair());
  }

  /** Waits until all replicas take work. */
  void awaitReplicas() throws InterruptedException {
    for (ServiceProcess replica : replicas) {
      replica.awaitReady(health, READY);
    }
  }

  /** Kills all replicas, for good. */
  void killReplicas() throws InterruptedException {
    for (ServiceProcess replica : replicas) {
      replica.kill();
    }
  }

  /** Kills the process that leads, for good if it is a replica. */
  void kill(Tables.Leader leader) throws InterruptedException {
    running.services().stream()
        .map(ServiceProcess::process)
        .filter(leader::is)
        .findFirst()
        .orElseThrow()
        .destroyForcibly()
        .waitFor();
  }

  /** Kills the first processes of services, if they still run, and starts them again. */
  void killAndRestart(TidemarkService... services) throws InterruptedException {
    for (TidemarkService service : services) {
      process(service).kill();
      running.add(service.label(), service, plan.ports(service));
    }
    awaitReady(services);
  }

  /** Stops the first processes of services as Kubernetes does, and starts them again. */
  void stopAndRestart(TidemarkService... services) throws InterruptedException {
    for (TidemarkService service : services) {
      kubelet.stop(process(service));
      running.add(service.label(), service, plan.ports(service));
    }
    awaitReady(services);
  }

  private void awaitReady(TidemarkService... services) throws InterruptedException {
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

  /** Where the first process of a service listens. */
  int port(TidemarkService service) {
    return plan.ports(service).main();
  }

  Secrets secrets() {
    return secrets;
  }

  SpanCollector spans() {
    return spans;
  }

  Kubelet kubelet() {
    return kubelet;
  }

  Tables tables() {
    return new Tables(plan.servers());
  }

  /** Where the models answer. */
  String endpoint() {
    return models.endpoint();
  }

  @Override
  public void close() {
    running.close();
    models.close();
    spans.close();
    keepLogs();
    assertThat(running.services()).noneMatch(service -> service.process().isAlive());
  }

  /** What the processes said last, for whoever must find out why a test failed. */
  private void keepLogs() {
    try {
      Path kept = Files.createDirectories(Path.of("target", "logs"));
      for (Path log : list(plan.state().logs())) {
        Files.copy(log, kept.resolve(log.getFileName()), REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> list(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.toList();
    }
  }

  private LaunchPlan plan(StateDirectory state) {
    Map<TidemarkService, ServicePorts> ports = new EnumMap<>(TidemarkService.class);
    for (TidemarkService service : TidemarkService.values()) {
      ports.put(service, FreePorts.pair());
    }
    Map<String, String> settings =
        Map.ofEntries(
            // They start often and run for seconds: what compiles less is ready sooner.
            entry("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1"),
            entry("TIDEMARK_INTAKE_FLUSH_INTERVAL", "1s"),
            entry("TIDEMARK_SHADOW_ALLOWED_ENDPOINTS", models.endpoint()),
            entry("TIDEMARK_SHADOW_JUDGE_ENDPOINT", models.endpoint()),
            entry("TIDEMARK_SHADOW_JUDGE_REQUESTS_PER_SECOND", "500"),
            entry("TIDEMARK_EVALSET_CUT_LOOK_EVERY", "1s"),
            entry("TIDEMARK_EVALSET_CUT_LEASE", "3s"),
            entry("TIDEMARK_EVALSET_CUT_SIZE", "40"),
            entry("TIDEMARK_SHUTDOWN_DELAY", "1s"),
            entry("TIDEMARK_INTAKE_SESSION_TIMEOUT", "3s"),
            entry("QUARKUS_OTEL_SDK_DISABLED", "false"),
            entry("QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT", spans.endpoint()),
            entry("QUARKUS_OTEL_BSP_SCHEDULE_DELAY", "200ms"));
    Path checkout = Path.of("..").toAbsolutePath().normalize();
    return new LaunchPlan(checkout, state, Map.of(), settings, ports, ServerPorts.free());
  }
}
