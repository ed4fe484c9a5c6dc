package dev.tidemark.shadow.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TenantSecretTest {
  @TempDir Path root;

  @BeforeEach
  void write() throws IOException {
    Files.createDirectories(root.resolve("secrets/acme"));
    Files.writeString(root.resolve("outside"), "no");
    Files.writeString(root.resolve("secrets/judge"), "token of the judge\nmore");
    Files.writeString(root.resolve("secrets/acme/m2"), " token of acme \n");
  }

  @Test
  void readsTheFirstLineOfASecret() {
    assertThat(secret("acme/m2")).contains("token of acme");
    assertThat(secret("judge")).contains("token of the judge");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "m2",
        "acme",
        "acme/judge",
        "judge/m2",
        "other/m2",
        "../outside",
        "acme/../judge",
        "acme/m2/",
        "/judge",
        ""
      })
  void findsNothingElse(String secret) {
    assertThat(secret(secret)).isEmpty();
  }

  private Optional<String> secret(String secret) {
    return new EndpointService(new Config(root.resolve("secrets")))
        .secret(secret)
        .await()
        .atMost(Duration.ofSeconds(5));
  }

  private record Config(Path directory) implements EndpointConfig {
    @Override
    public Optional<List<String>> allowedEndpoints() {
      return Optional.empty();
    }

    @Override
    public Optional<Path> secretsDirectory() {
      return Optional.of(directory);
    }
  }
}
