package dev.tidemark.quickstart.launch;

import dev.tidemark.quickstart.process.Health;
import dev.tidemark.quickstart.process.ProcessRecord;
import dev.tidemark.quickstart.process.ProcessRecords;
import dev.tidemark.quickstart.state.StateDirectory;
import java.util.List;

/** Says of each process of an instance where it listens and how it is. */
public final class Overview {
  private Overview() {}

  /** One line for each recorded process; empty when nothing was started or all was stopped. */
  public static List<String> lines(StateDirectory state) {
    Health health = new Health();
    return new ProcessRecords(state.run())
        .all().stream().map(record -> line(record, health)).toList();
  }

  /** Whether a launcher runs on this state directory. */
  public static boolean runs(StateDirectory state) {
    return new ProcessRecords(state.run())
        .find(Foreground.LAUNCHER)
        .flatMap(ProcessRecord::find)
        .isPresent();
  }

  /** Whether services run whose launcher was killed. */
  public static boolean isOrphaned(StateDirectory state) {
    return !runs(state)
        && new ProcessRecords(state.run())
            .all().stream().anyMatch(record -> record.find().isPresent());
  }

  private static String line(ProcessRecord record, Health health) {
    if (record.name().equals(Foreground.LAUNCHER)) {
      return "%-9s process %-8d %s".formatted(record.name(), record.pid(), life(record));
    }
    String condition = record.find().isEmpty() ? "gone" : ready(record, health);
    return "%-9s process %-8d port %-6d management %-6d %s"
        .formatted(record.name(), record.pid(), record.port(), record.management(), condition);
  }

  private static String life(ProcessRecord record) {
    return record.find().isPresent() ? "runs PostgreSQL and Kafka" : "gone";
  }

  private static String ready(ProcessRecord record, Health health) {
    return health.isReady(record.management()) ? "ready" : "not ready";
  }
}
