package dev.tidemark.quickstart.state;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Permissions that keep everybody else out. */
final class OwnerOnly {
  private OwnerOnly() {}

  static void directory(Path path) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
  }

  /** Writes a new file that never was readable by others. */
  static void write(Path path, String content) throws IOException {
    Files.createFile(
        path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(path, content);
  }
}
