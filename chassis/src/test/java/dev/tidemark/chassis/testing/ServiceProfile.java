package dev.tidemark.chassis.testing;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A service on free ports with one token per role; all tests of a module may share it. */
public class ServiceProfile implements QuarkusTestProfile {
  /** Token of role gateway, tenant default. */
  public static final String GATEWAY = token("gateway");

  /** Token of role operator, tenant default. */
  public static final String OPERATOR = token("operator");

  /** Token of role viewer, tenant default. */
  public static final String VIEWER = token("viewer");

  /** Token of role service, tenant default. */
  public static final String SERVICE = token("service");

  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of(
        "quarkus.http.test-port", "0",
        "quarkus.management.test-port", "0",
        "tidemark.access.tokens-directory", tokens().toString());
  }

  /** The token that stands in the file of this name: a role, or a role and a tenant. */
  public static String token(String role) {
    return role + "-token-of-the-tests-0123456789abcdef";
  }

  private static Path tokens() {
    try {
      Path directory = Files.createTempDirectory("tokens");
      for (String token : new String[] {GATEWAY, OPERATOR, VIEWER, SERVICE}) {
        Files.writeString(directory.resolve(token.substring(0, token.indexOf('-'))), token + "\n");
      }
      return directory;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
