package dev.tidemark.quickstart.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessRecordTest {
  private static final ServicePorts PORTS = new ServicePorts(1, 2);

  @TempDir Path directory = Path.of("");
  private Process ours = ProcessHandleFixture.start("drift");

  @BeforeEach
  void start() {
    ours.destroyForcibly();
    ours = ProcessHandleFixture.start("drift");
  }

  @AfterEach
  void end() {
    ours.destroyForcibly();
  }

  @Test
  void findsTheProcessItRecorded() {
    ProcessRecords records = new ProcessRecords(directory);
    records.write("drift", ours.toHandle(), PORTS);
    ProcessRecord record = records.find("drift").orElseThrow();
    assertThat(record.find()).map(ProcessHandle::pid).contains(ours.pid());
    assertThat(record.port()).isEqualTo(1);
    assertThat(record.management()).isEqualTo(2);
  }

  @Test
  void takesAStrangerWithTheSameNumberForAStranger() {
    ProcessRecord real = ProcessRecord.of("drift", ours.toHandle(), PORTS);
    ProcessRecord older =
        new ProcessRecord("drift", real.pid(), real.started().minus(Duration.ofMinutes(5)), 1, 2);
    ProcessRecord other = new ProcessRecord("ingest", real.pid(), real.started(), 1, 2);
    assertThat(older.find()).isEmpty();
    assertThat(other.find()).isEmpty();
  }

  @Test
  void ignoresARecordCutShort() throws IOException {
    Files.writeString(directory.resolve("drift.pid"), "pid=12");
    assertThat(new ProcessRecords(directory).all()).isEmpty();
  }

  @Test
  void killsWhatDoesNotEndInTime() {
    Process stubborn = ProcessHandleFixture.startStubborn("ingest");
    int killed = Stop.all(List.of(ours.toHandle(), stubborn.toHandle()), Duration.ofMillis(300));
    assertThat(killed).isEqualTo(1);
    assertThat(ours.isAlive()).isFalse();
    assertThat(stubborn.isAlive()).isFalse();
  }
}
