package dev.tidemark.ingest.identity;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads the secret key of pseudonyms, before the first request is taken. */
final class PseudonymKeyProvider {
  private static final String FILE = "pseudonym";
  private static final String REMEDY =
      "; write 64 hex digits into it once (openssl rand -hex 32) and keep them for ever: another key"
          + " gives every user another name";

  private PseudonymKeyProvider() {}

  /**
   * The key.
   *
   * @throws IllegalStateException if there is none or it cannot be one; the service must not start
   */
  @Produces
  @Singleton
  static PseudonymKey key(IdentityConfig config) {
    Path directory =
        config
            .keysDirectory()
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "no pseudonym key: set tidemark.identity.keys-directory (TIDEMARK_KEYS) to"
                            + " the directory of the file \"pseudonym\""
                            + REMEDY));
    return read(directory.resolve(FILE));
  }

  static void requireAtStart(@Observes StartupEvent event, PseudonymKey key) {
    // Asking for the key is what makes its absence known now.
  }

  static PseudonymKey read(Path file) {
    try {
      return PseudonymKey.parse(Files.readString(file));
    } catch (IOException e) {
      throw new IllegalStateException("cannot read the pseudonym key file " + file + REMEDY, e);
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(
          "the pseudonym key file %s has %s".formatted(file, e.getMessage()) + REMEDY, e);
    }
  }
}
