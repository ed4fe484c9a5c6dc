package dev.tidemark.shadow.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointServiceTest {
  @Test
  void readsTheFirstLineOfASecret(@TempDir Path secrets) throws IOException {
    Files.writeString(secrets.resolve("m2"), " key \nmore\n");
    assertThat(secret(secrets, "m2")).hasValue("key");
  }

  @Test
  void hasNoSecretWhereNoneCanBeRead(@TempDir Path secrets) throws IOException {
    Files.createDirectory(secrets.resolve("folder"));
    Files.write(secrets.resolve("binary"), new byte[] {(byte) 0xff, (byte) 0xfe});
    assertThat(secret(secrets, "nobody")).isEmpty();
    assertThat(secret(secrets, "folder")).isEmpty();
    assertThat(secret(secrets, "binary")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \nkey", "k\u00e9y", "ke\u0000y", "ke\u001by"})
  void takesNothingThatNoHeaderMayCarry(String text, @TempDir Path secrets) throws IOException {
    Files.writeString(secrets.resolve("m2"), text);
    assertThat(secret(secrets, "m2")).isEmpty();
  }

  private static Optional<String> secret(Path directory, String name) {
    return new EndpointService(config(directory))
        .secret(name)
        .await()
        .atMost(Duration.ofSeconds(20));
  }

  private static EndpointConfig config(Path directory) {
    return new EndpointConfig() {
      @Override
      public Optional<List<String>> allowedEndpoints() {
        return Optional.empty();
      }

      @Override
      public Optional<Path> secretsDirectory() {
        return Optional.of(directory);
      }
    };
  }
}
