package dev.tidemark.quickstart.launch;

import dev.tidemark.quickstart.process.ProcessRecords;
import dev.tidemark.quickstart.process.Stop;
import dev.tidemark.quickstart.state.StateDirectory;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Ends an instance from another process, then whatever it left. */
public final class Shutdown {
  // Services, then Kafka, then PostgreSQL: each step of the launcher is bounded, this is their sum.
  private static final Duration GRACE = RunningTidemark.GRACE.plusSeconds(50);

  private Shutdown() {}

  /**
   * Ends the instance of this state directory.
   *
   * @return whether one ran
   */
  public static boolean down(StateDirectory state, Narrator narrator) {
    if (!Files.isDirectory(state.run())) {
      return false;
    }
    ProcessRecords records = new ProcessRecords(state.run());
    Optional<ProcessHandle> launcher =
        records.find(Foreground.LAUNCHER).flatMap(record -> record.find());
    launcher.ifPresent(handle -> stop(handle, narrator));
    RunningTidemark.reap(state, narrator);
    records.delete(Foreground.LAUNCHER);
    return launcher.isPresent();
  }

  private static void stop(ProcessHandle launcher, Narrator narrator) {
    narrator.say("Stopping process " + launcher.pid() + " and its services");
    if (Stop.all(List.of(launcher), GRACE) > 0) {
      narrator.say("It did not end in time and was killed");
    }
  }
}
