package dev.tidemark.quickstart.launch;

import dev.tidemark.quickstart.process.LaunchException;
import dev.tidemark.quickstart.process.ProcessRecord;
import dev.tidemark.quickstart.process.ProcessRecords;
import dev.tidemark.quickstart.process.ServiceProcess;
import dev.tidemark.quickstart.process.TidemarkService;
import dev.tidemark.quickstart.state.InstanceLock;
import dev.tidemark.quickstart.state.StateDirectory;
import java.util.concurrent.CompletableFuture;

/** Holds an instance in this process until Ctrl-C, {@code down} or the end of a service. */
public final class Foreground {
  /** Name of the launcher's own record. */
  public static final String LAUNCHER = "launcher";

  private final LaunchPlan plan;
  private final Narrator narrator;

  /** Prepares; nothing happens before {@link #run}. */
  public Foreground(LaunchPlan plan, Narrator narrator) {
    this.plan = plan;
    this.narrator = narrator;
  }

  /** What is done with a running instance once it is ready. */
  @FunctionalInterface
  public interface Story {
    /** Returns when it is over; the instance goes on running. */
    void tell(RunningTidemark running) throws InterruptedException;
  }

  /**
   * Starts everything, tells the story, and stays until the end.
   *
   * @throws LaunchException if an instance runs already or something cannot be started
   */
  public void run(Story story) throws InterruptedException {
    try (InstanceLock _ = takeLock()) {
      RunningTidemark running = new RunningTidemark(plan, narrator);
      Thread atExit = Thread.ofPlatform().unstarted(() -> stop(running));
      Runtime.getRuntime().addShutdownHook(atExit);
      new ProcessRecords(plan.state().run())
          .write(LAUNCHER, ProcessHandle.current(), plan.ports(TidemarkService.DRIFT));
      running.start();
      story.tell(running);
      awaitEnd(running);
    }
  }

  private InstanceLock takeLock() {
    plan.state().create();
    return InstanceLock.take(plan.state()).orElseThrow(() -> alreadyRuns(plan.state()));
  }

  /**
   * Nothing happens when no instance runs on this state directory.
   *
   * @throws LaunchException if one does
   */
  public static void requireNone(StateDirectory state) {
    if (Overview.runs(state)) {
      throw alreadyRuns(state);
    }
  }

  /** In words: it runs already. */
  static LaunchException alreadyRuns(StateDirectory state) {
    String pid =
        new ProcessRecords(state.run())
            .find(LAUNCHER)
            .map(ProcessRecord::pid)
            .map(number -> " (process " + number + ")")
            .orElse("");
    return new LaunchException(
        "Tidemark runs already"
            + pid
            + "; ./tidemark status shows where, ./tidemark down stops it");
  }

  private void stop(RunningTidemark running) {
    narrator.say("Stopping");
    running.close();
    new ProcessRecords(plan.state().run()).delete(LAUNCHER);
    narrator.say("Stopped; nothing is left running");
  }

  /** A service that ends by itself is named; the others go on, so that its cause can be seen. */
  private void awaitEnd(RunningTidemark running) {
    CompletableFuture<?>[] ends =
        running.services().stream()
            .map(service -> service.process().onExit().thenRun(() -> tellOf(service)))
            .toArray(CompletableFuture[]::new);
    CompletableFuture.allOf(ends).join();
    throw new LaunchException("all services have ended; their logs are in " + plan.state().logs());
  }

  private void tellOf(ServiceProcess service) {
    if (service.process().exitValue() != 143) { // ended by SIGTERM: we stop
      narrator.say(
          service.name()
              + " ended with code "
              + service.process().exitValue()
              + "; its log is "
              + service.log());
    }
  }
}
