package dev.tidemark.chassis.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Metadata;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceTokenStoreTest {

  @Test
  void asksWithTheTokenOfTheTenantElseWithThatOfAll(@TempDir Path tokens) throws IOException {
    Files.writeString(tokens.resolve("service"), "of-all\nolder\n");
    Files.writeString(tokens.resolve("service.acme"), "of-acme\n");
    Files.writeString(tokens.resolve("viewer.globex"), "of-a-viewer\n");

    ServiceTokenStore store = store(Map.of("tidemark.access.tokens-directory", tokens.toString()));

    assertThat(header(store, "acme", "authorization")).isEqualTo("Bearer of-acme");
    assertThat(header(store, "globex", "authorization")).isEqualTo("Bearer of-all");
    assertThat(header(store, "globex", "tidemark-tenant")).isEqualTo("globex");
  }

  @Test
  void asksWithoutATokenWhereThereAreNone() {
    assertThat(header(store(Map.of()), "acme", "authorization")).isNull();
  }

  private static @Nullable String header(ServiceTokenStore store, String tenant, String name) {
    return store.headers(tenant).get(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER));
  }

  private static ServiceTokenStore store(Map<String, String> settings) {
    SmallRyeConfigBuilder config = new SmallRyeConfigBuilder().withMapping(AccessConfig.class);
    settings.forEach(config::withDefaultValue);
    return new ServiceTokenStore(config.build().getConfigMapping(AccessConfig.class));
  }
}
