package dev.tidemark.quickstart.launch;

import dev.tidemark.quickstart.process.Health;
import dev.tidemark.quickstart.process.LaunchException;
import dev.tidemark.quickstart.process.LeftOvers;
import dev.tidemark.quickstart.process.ProcessRecords;
import dev.tidemark.quickstart.process.ServiceLauncher;
import dev.tidemark.quickstart.process.ServicePorts;
import dev.tidemark.quickstart.process.ServiceProcess;
import dev.tidemark.quickstart.process.Stop;
import dev.tidemark.quickstart.process.TidemarkService;
import dev.tidemark.quickstart.stack.OrphanedPostgres;
import dev.tidemark.quickstart.stack.Servers;
import dev.tidemark.quickstart.stack.Stack;
import dev.tidemark.quickstart.stack.Stacks;
import dev.tidemark.quickstart.state.Secrets;
import dev.tidemark.quickstart.state.StateDirectory;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Everything of one instance, started in order; closing it leaves no process behind. */
public final class RunningTidemark implements AutoCloseable {
  /** What a service may take to stop: delay 5 s, calls 20 and 5, replays 10, flush 10. */
  public static final Duration GRACE = Duration.ofSeconds(50);

  private static final Duration READY = Duration.ofMinutes(2);

  private final LaunchPlan plan;
  private final Narrator narrator;
  private final List<ServiceProcess> services = new CopyOnWriteArrayList<>();
  private final AtomicBoolean closed = new AtomicBoolean();
  // A step of the start is never cut in two by Ctrl-C: what it starts is known when closing begins.
  private final ReentrantLock step = new ReentrantLock();
  private volatile @Nullable Stack stack;

  /** Nothing runs until {@link #start}. */
  public RunningTidemark(LaunchPlan plan, Narrator narrator) {
    this.plan = plan;
    this.narrator = narrator;
  }

  /** Ends what a killed launcher left, checks ports, starts all, returns when all are ready. */
  public void start() throws InterruptedException {
    reap(plan.state(), narrator);
    PortCheck.require(plan);
    new Secrets(plan.state()).create();
    narrator.say(
        Stacks.isExternal(plan.environment())
            ? "Using the servers of TIDEMARK_DB_URL and TIDEMARK_KAFKA"
            : "Starting PostgreSQL and Kafka");
    inStep(() -> stack = Stacks.open(plan.environment(), plan.state(), plan.servers()));
    narrator.say("Starting ingest, shadow, drift and evalset");
    for (TidemarkService service : TidemarkService.values()) {
      add(service.label(), service, plan.ports(service));
    }
    awaitReady();
  }

  private void awaitReady() throws InterruptedException {
    Health health = new Health();
    for (ServiceProcess service : services) {
      service.awaitReady(health, READY);
      narrator.say("  " + service.name() + " is ready on port " + service.ports().main());
    }
  }

  private void inStep(Runnable action) {
    step.lock();
    try {
      if (closed.get()) {
        throw new LaunchException("stopped while starting");
      }
      action.run();
    } finally {
      step.unlock();
    }
  }

  private Servers servers() {
    return Objects.requireNonNull(stack, "not started").servers();
  }

  /** The services, in order of start. */
  public List<ServiceProcess> services() {
    return List.copyOf(services);
  }

  /**
   * Starts one more process of a service, or one that was killed; it ends with this instance.
   *
   * @param name unique among the running ones
   */
  public ServiceProcess add(String name, TidemarkService service, ServicePorts ports) {
    inStep(() -> services.add(launcher().start(name, service, ports)));
    return services.getLast();
  }

  private ServiceLauncher launcher() {
    Map<String, String> variables = new HashMap<>(servers().environment());
    variables.put("TIDEMARK_TOKENS", plan.state().tokens().toString());
    variables.put("TIDEMARK_KEYS", plan.state().keys().toString());
    for (TidemarkService service : TidemarkService.values()) {
      String main = Integer.toString(plan.ports(service).main());
      variables.put("TIDEMARK_" + service.name() + "_PORT", main);
      variables.put(
          "TIDEMARK_PEER_" + service.name(),
          "http://127.0.0.1:" + plan.ports(service).management() + "/q/health/ready");
    }
    variables.putAll(plan.settings());
    return new ServiceLauncher(plan.checkout(), plan.state(), variables);
  }

  /** Services first, since they flush to the servers; safe to call twice. */
  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    Stop.all(started(), GRACE);
    ProcessRecords records = new ProcessRecords(plan.state().run());
    services.forEach(service -> records.delete(service.name()));
    Stack opened = stack;
    if (opened != null) {
      opened.close();
    }
  }

  /** All that was started; waits for the step in progress. */
  private List<ProcessHandle> started() {
    step.lock();
    try {
      return services.stream().map(service -> service.process().toHandle()).toList();
    } finally {
      step.unlock();
    }
  }

  /** Ends what a killed launcher left in this state directory. */
  public static void reap(StateDirectory state, Narrator narrator) {
    List<String> services = LeftOvers.reap(state, GRACE);
    if (!services.isEmpty()) {
      narrator.say("Ended what an earlier run left behind: " + String.join(", ", services));
    }
    if (OrphanedPostgres.stop(state.postgres().resolve("data"))) {
      narrator.say("Ended the PostgreSQL that an earlier run left behind");
    }
  }
}
