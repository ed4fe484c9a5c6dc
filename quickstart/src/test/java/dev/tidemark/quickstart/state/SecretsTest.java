package dev.tidemark.quickstart.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
  @TempDir Path directory = Path.of("");

  @Test
  void makesEachSecretOnceAndForTheOwnerOnly() throws IOException {
    StateDirectory state = new StateDirectory(directory.resolve("state"));
    state.create();
    Secrets secrets = new Secrets(state);
    secrets.create();
    String token = secrets.token(Role.GATEWAY);
    secrets.create();
    assertThat(secrets.token(Role.GATEWAY)).isEqualTo(token).matches("[0-9a-f]{64}");
    assertThat(secrets.token(Role.OPERATOR)).isNotEqualTo(token);
    assertThat(mode(state.tokens().resolve("gateway"))).isEqualTo("rw-------");
    assertThat(mode(state.keys().resolve("pseudonym"))).isEqualTo("rw-------");
    assertThat(mode(state.root())).isEqualTo("rwx------");
  }

  @Test
  void isLockedByOneInstanceAtATime() {
    StateDirectory state = new StateDirectory(directory.resolve("state"));
    state.create();
    InstanceLock lock = InstanceLock.take(state).orElseThrow();
    assertThat(InstanceLock.take(state)).isEmpty();
    lock.close();
    assertThat(InstanceLock.take(state)).isPresent();
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
