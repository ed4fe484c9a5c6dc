package dev.tidemark.quickstart.state;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Directory of one instance: secrets, logs, process records, data.
 *
 * @param root absolute path
 */
public record StateDirectory(Path root) {
  /** Takes {@code TIDEMARK_HOME}, else {@code .tidemark} of the checkout. */
  public static StateDirectory of(Map<String, String> environment, Path checkout) {
    String home = environment.getOrDefault("TIDEMARK_HOME", "");
    Path root = home.isBlank() ? checkout.resolve(".tidemark") : Path.of(home);
    return new StateDirectory(root.toAbsolutePath().normalize());
  }

  /** State of the demo, apart from everything else: it begins empty each time. */
  public StateDirectory demo() {
    return new StateDirectory(root.resolve("demo"));
  }

  /** Token files, one for each role. */
  public Path tokens() {
    return root.resolve("tokens");
  }

  /** Secret keys. */
  public Path keys() {
    return root.resolve("keys");
  }

  /** One log for each process. */
  public Path logs() {
    return root.resolve("logs");
  }

  /** Lock and process records. */
  public Path run() {
    return root.resolve("run");
  }

  /** Data of the embedded PostgreSQL. */
  public Path postgres() {
    return root.resolve("postgres");
  }

  /** Data of the embedded Kafka. */
  public Path kafka() {
    return root.resolve("kafka");
  }

  /** Log of one process. */
  public Path log(String process) {
    return logs().resolve(process + ".log");
  }

  /** Creates what is missing; only the owner may look inside. */
  public void create() {
    try {
      for (Path directory : new Path[] {root, tokens(), keys(), logs(), run()}) {
        Files.createDirectories(directory);
        OwnerOnly.directory(directory);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to " + root + "; set TIDEMARK_HOME", e);
    }
  }

  /** Deletes everything but the lock's directory, which is in use while this runs. */
  public void clear() {
    try (Stream<Path> all = Files.exists(root) ? Files.walk(root) : Stream.empty()) {
      all.sorted(Comparator.reverseOrder())
          .filter(path -> !path.equals(root) && !path.startsWith(run()))
          .forEach(StateDirectory::delete);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot empty " + root, e);
    }
  }

  private static void delete(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + path, e);
    }
  }
}
