package dev.tidemark.quickstart.cli;

import dev.tidemark.quickstart.launch.Overview;
import dev.tidemark.quickstart.process.LaunchException;
import dev.tidemark.quickstart.process.ProcessRecord;
import dev.tidemark.quickstart.process.ProcessRecords;
import dev.tidemark.quickstart.process.TidemarkService;
import dev.tidemark.quickstart.state.Secrets;
import dev.tidemark.quickstart.state.StateDirectory;
import java.util.stream.Stream;

/** The instance that a command talks to: the one started by {@code up}, else the demo. */
record RunningInstance(StateDirectory state) {

  static RunningInstance find(Surroundings surroundings) {
    return Stream.of(surroundings.state(), surroundings.state().demo())
        .filter(Overview::runs)
        .findFirst()
        .map(RunningInstance::new)
        .orElseThrow(() -> new LaunchException("nothing runs; start with ./tidemark up --detach"));
  }

  Secrets secrets() {
    return new Secrets(state);
  }

  int port(TidemarkService service) {
    return new ProcessRecords(state.run())
        .find(service.label())
        .map(ProcessRecord::port)
        .orElseThrow(
            () -> new LaunchException(service.label() + " is not running; see ./tidemark status"));
  }
}
