package dev.tidemark.quickstart.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.quickstart.process.LaunchException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExternalStackTest {

  @Test
  void takesTheServersTheEnvironmentNames() {
    Servers servers =
        ExternalStack.named(
                Map.of(
                    "TIDEMARK_DB_URL", "postgresql://me:se:cret@db.example/tide",
                    "TIDEMARK_KAFKA", "k1:9092,k2:9092"))
            .orElseThrow();
    assertThat(servers)
        .isEqualTo(new Servers("db.example:5432/tide", "me", "se:cret", "k1:9092,k2:9092"));
    assertThat(servers.environment())
        .containsEntry("TIDEMARK_DB_JDBC_URL", "jdbc:postgresql://db.example:5432/tide");
  }

  @Test
  void usesEmbeddedServersWhenNoneIsNamed() {
    assertThat(ExternalStack.named(Map.of())).isEmpty();
  }

  @Test
  void refusesHalfOfTheServersAndAnAddressItCannotRead() {
    assertThatThrownBy(() -> ExternalStack.named(Map.of("TIDEMARK_KAFKA", "k:9092")))
        .isInstanceOf(LaunchException.class)
        .hasMessageContaining("set both");
    assertThatThrownBy(
            () ->
                ExternalStack.named(
                    Map.of("TIDEMARK_KAFKA", "k:9092", "TIDEMARK_DB_URL", "mysql://db/tide")))
        .isInstanceOf(LaunchException.class)
        .hasMessageContaining("postgresql://user:password@host:port/database");
  }
}
