package dev.tidemark.quickstart.process;

import dev.tidemark.quickstart.state.StateDirectory;
import java.time.Duration;
import java.util.List;

/** Ends the services that a killed launcher left behind. */
public final class LeftOvers {
  private LeftOvers() {}

  /**
   * Ends every recorded process that still lives, the launcher's own record aside.
   *
   * @return names of the processes ended
   */
  public static List<String> reap(StateDirectory state, Duration grace) {
    ProcessRecords records = new ProcessRecords(state.run());
    List<ProcessRecord> children =
        records.all().stream().filter(record -> !record.name().equals("launcher")).toList();
    List<ProcessRecord> alive =
        children.stream().filter(record -> record.find().isPresent()).toList();
    Stop.all(alive.stream().flatMap(record -> record.find().stream()).toList(), grace);
    children.forEach(record -> records.delete(record.name()));
    return alive.stream().map(ProcessRecord::name).toList();
  }
}
