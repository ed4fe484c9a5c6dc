package dev.tidemark.quickstart.process;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/** Records of started processes, one file each, so that a later launcher finds what is left. */
public final class ProcessRecords {
  private static final String SUFFIX = ".pid";

  private final Path directory;

  /** Records in the run directory of an instance. */
  public ProcessRecords(Path directory) {
    this.directory = directory;
  }

  /** Notes a process; a record of the same name is replaced. */
  public void write(String name, ProcessHandle handle, ServicePorts ports) {
    ProcessRecord record = ProcessRecord.of(name, handle, ports);
    String text =
        "pid=%d%nstarted=%s%nport=%d%nmanagement=%d%n"
            .formatted(record.pid(), record.started(), record.port(), record.management());
    try {
      Files.writeString(file(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file(name), e);
    }
  }

  /** All records, by name; unreadable ones are left out. */
  public List<ProcessRecord> all() {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> file.toString().endsWith(SUFFIX))
          .sorted()
          .flatMap(file -> read(file).stream())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + directory, e);
    }
  }

  /** The record of one name. */
  public Optional<ProcessRecord> find(String name) {
    return read(file(name));
  }

  /** Forgets a process. */
  public void delete(String name) {
    try {
      Files.deleteIfExists(file(name));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + file(name), e);
    }
  }

  private Path file(String name) {
    return directory.resolve(name + SUFFIX);
  }

  private static Optional<ProcessRecord> read(Path file) {
    Properties values = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      values.load(reader);
      String name = file.getFileName().toString();
      return Optional.of(
          new ProcessRecord(
              name.substring(0, name.length() - SUFFIX.length()),
              Long.parseLong(values.getProperty("pid", "")),
              Instant.parse(values.getProperty("started", "")),
              Integer.parseInt(values.getProperty("port", "0")),
              Integer.parseInt(values.getProperty("management", "0"))));
    } catch (IOException | RuntimeException e) {
      return Optional.empty(); // absent, or cut short by a crash: nothing to act on
    }
  }
}
