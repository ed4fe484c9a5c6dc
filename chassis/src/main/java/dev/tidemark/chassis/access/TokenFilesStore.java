package dev.tidemark.chassis.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the directory of token files that the package describes. */
final class TokenFilesStore {
  private static final Pattern NAME =
      Pattern.compile("(?<role>[a-z]+)(\\.(?<tenant>[a-z0-9][a-z0-9-]{0,62}))?");

  private TokenFilesStore() {}

  /**
   * All tokens of {@code directory}.
   *
   * @throws IllegalArgumentException if there is none, a file name has no known role, or a token is
   *     weak or stands twice
   * @throws UncheckedIOException if a file cannot be read
   */
  static Tokens read(Path directory) {
    Map<String, Caller> byToken = new HashMap<>();
    for (Path file : files(directory)) {
      Caller caller = caller(file);
      for (String token : lines(file)) {
        if (byToken.put(token, caller) != null) {
          throw new IllegalArgumentException(
              "a token of %s stands twice in %s; every token needs one place"
                  .formatted(caller.name(), directory));
        }
      }
    }
    if (byToken.isEmpty()) {
      throw new IllegalArgumentException(
          "no token in %s; write one a line into a file named after its role".formatted(directory));
    }
    return Tokens.of(byToken);
  }

  private static List<Path> files(Path directory) {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries
          .filter(path -> !path.getFileName().toString().startsWith("."))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the token directory " + directory, e);
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file).stream()
          .map(String::strip)
          .filter(l -> !l.isEmpty())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the token file " + file, e);
    }
  }

  private static Caller caller(Path file) {
    Matcher name = NAME.matcher(file.getFileName().toString());
    Role role = name.matches() ? Role.byId(name.group("role")).orElse(null) : null;
    if (role == null) {
      throw new IllegalArgumentException(
          "token file %s but its name must be gateway, operator, viewer or service, then"
                  .formatted(file)
              + " optionally a dot and the tenant; rename it");
    }
    String tenant = name.group("tenant");
    return Caller.of(tenant == null ? Caller.DEFAULT_TENANT : tenant, role);
  }
}
