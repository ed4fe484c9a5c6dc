package dev.tidemark.chassis.doors;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A service with tokens: one per role of tenant default, and a gateway of tenant acme. */
public final class DoorsProfile implements QuarkusTestProfile {
  public static final String GATEWAY = "gateway-token-0123456789abcdef-0123456789";
  public static final String VIEWER = "viewer-token-0123456789abcdef-0123456789";
  public static final String OPERATOR = "operator-token-0123456789abcdef-0123456789";
  public static final String SERVICE = "service-token-0123456789abcdef-0123456789";
  public static final String ACME = "acme-token-0123456789abcdef-0123456789";

  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of(
        "quarkus.http.test-port", "0",
        "quarkus.management.test-port", "0",
        "quarkus.http.limits.max-body-size", "64K",
        "quarkus.grpc.server.max-inbound-message-size", "65536",
        "tidemark.access.sign-in", "true",
        "tidemark.access.tokens-directory", tokens().toString());
  }

  private static Path tokens() {
    try {
      Path directory = Files.createTempDirectory("tokens");
      Files.writeString(directory.resolve("gateway"), GATEWAY + "\n");
      Files.writeString(directory.resolve("viewer"), VIEWER + "\n");
      Files.writeString(directory.resolve("operator"), OPERATOR + "\n");
      Files.writeString(directory.resolve("service"), SERVICE + "\n");
      Files.writeString(directory.resolve("gateway.acme"), ACME + "\n");
      return directory;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
