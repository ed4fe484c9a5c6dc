package dev.tidemark.shadow.endpoint;

import dev.tidemark.chassis.outbound.OutboundDecision;
import dev.tidemark.chassis.outbound.OutboundPolicy;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/** Checks URLs and reads secrets, both anew for every call, on worker threads. */
@Singleton
public class EndpointService {
  private static final Logger LOG = Logger.getLogger(EndpointService.class);
  private static final String PART = "[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}";

  /** A name, or a tenant and a name; no part can lead upwards. */
  private static final Pattern SECRET = Pattern.compile(PART + "(/" + PART + ")?");

  private final OutboundPolicy policy;
  private final Optional<Path> secrets;

  EndpointService(EndpointConfig config) {
    this.policy = OutboundPolicy.of("shadow", config.allowedEndpoints().orElse(List.of()));
    this.secrets = config.secretsDirectory();
  }

  /** Whether a call may go to the URL, and to which addresses. */
  public Uni<OutboundDecision> check(String url) {
    return Uni.createFrom()
        .item(() -> policy.check(url))
        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
  }

  /**
   * The first line of a secret; empty when there is none that can be read.
   *
   * @param secret {@code tenant/name}, or the bare name of a secret of the operator
   */
  public Uni<Optional<String>> secret(String secret) {
    return Uni.createFrom()
        .item(() -> read(secret))
        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
  }

  private Optional<String> read(String secret) {
    return SECRET.matcher(secret).matches()
        ? secrets
            .map(directory -> directory.resolve(secret))
            .filter(Files::isRegularFile)
            .flatMap(EndpointService::firstLine)
        : Optional.empty();
  }

  private static Optional<String> firstLine(Path file) {
    try {
      return Files.readString(file).lines().map(String::strip).findFirst();
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      LOG.warnf("the secret %s cannot be read: %s", file.getFileName(), e.toString());
      return Optional.empty();
    }
  }
}
