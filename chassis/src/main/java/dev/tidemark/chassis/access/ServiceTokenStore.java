package dev.tidemark.chassis.access;

import io.grpc.Metadata;
import io.grpc.stub.AbstractStub;
import io.grpc.stub.MetadataUtils;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Who this service is to its peers. Its tokens are read once: the first line of the file {@code
 * service.<tenant>} of the tokens directory, else of {@code service}, which may ask about every
 * tenant. Without either calls carry no token.
 */
@Singleton
public class ServiceTokenStore {
  private static final String FILE = Role.SERVICE.id();
  private static final Metadata.Key<String> AUTHORIZATION = key("authorization");
  private static final Metadata.Key<String> TENANT = key("tidemark-tenant");

  /** Tokens by file name. */
  private final Map<String, String> tokens;

  ServiceTokenStore(AccessConfig config) {
    this.tokens = config.tokensDirectory().map(ServiceTokenStore::read).orElse(Map.of());
  }

  /** The stub that asks about a tenant, with this service's token for it. */
  public <S extends AbstractStub<S>> S about(String tenant, S stub) {
    return stub.withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers(tenant)));
  }

  Metadata headers(String tenant) {
    Metadata headers = new Metadata();
    headers.put(TENANT, tenant);
    Optional.ofNullable(tokens.getOrDefault(FILE + "." + tenant, tokens.get(FILE)))
        .ifPresent(token -> headers.put(AUTHORIZATION, "Bearer " + token));
    return headers;
  }

  private static Map<String, String> read(Path directory) {
    Map<String, String> tokens = new TreeMap<>();
    try (Stream<Path> files = Files.list(directory)) {
      files
          .filter(Files::isRegularFile)
          .filter(file -> name(file).equals(FILE) || name(file).startsWith(FILE + "."))
          .forEach(file -> tokens.put(name(file), token(file)));
    } catch (IOException e) {
      throw new UncheckedIOException("the tokens directory cannot be read", e);
    }
    return tokens;
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }

  private static String token(Path file) {
    try {
      return Files.readString(file).lines().findFirst().orElse("").strip();
    } catch (IOException e) {
      throw new UncheckedIOException("a token file of role service cannot be read", e);
    }
  }

  private static Metadata.Key<String> key(String name) {
    return Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER);
  }
}
