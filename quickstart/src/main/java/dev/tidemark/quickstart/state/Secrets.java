package dev.tidemark.quickstart.state;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Tokens and keys of an instance: made once, kept in files of mode 600. */
public final class Secrets {
  private static final int BYTES = 32;

  private final StateDirectory state;
  private final SecureRandom random = new SecureRandom();

  /** Secrets below a state directory. */
  public Secrets(StateDirectory state) {
    this.state = state;
  }

  /** Makes what is missing: a token for each role, and the key of the pseudonyms. */
  public void create() {
    for (Role role : Role.values()) {
      createAt(state.tokens().resolve(role.label()));
    }
    createAt(state.keys().resolve("pseudonym"));
  }

  /** Bearer token of a role. */
  public String token(Role role) {
    Path file = state.tokens().resolve(role.label());
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("no token in " + file + "; start with ./tidemark up", e);
    }
  }

  private void createAt(Path file) {
    if (Files.exists(file)) {
      return;
    }
    byte[] secret = new byte[BYTES];
    random.nextBytes(secret);
    try {
      OwnerOnly.write(file, HexFormat.of().formatHex(secret) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }
}
