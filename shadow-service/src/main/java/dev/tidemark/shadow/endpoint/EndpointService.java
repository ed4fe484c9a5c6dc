package dev.tidemark.shadow.endpoint;

import dev.tidemark.chassis.outbound.OutboundDecision;
import dev.tidemark.chassis.outbound.OutboundPolicy;
import dev.tidemark.shadow.warning.Warnings;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
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

  /** What a header may carry. */
  private static final Pattern TOKEN = Pattern.compile("[\\x20-\\x7e]+");

  private static final Duration BETWEEN_WARNINGS = Duration.ofMinutes(1);

  private final Warnings warnings = new Warnings(BETWEEN_WARNINGS);
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
   * The first line of a secret; empty when there is none that can be read, or that a header may
   * carry.
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
            .flatMap(this::firstLine)
        : Optional.empty();
  }

  private Optional<String> firstLine(Path file) {
    try {
      String line = Files.readString(file).lines().findFirst().orElse("").strip();
      if (!TOKEN.matcher(line).matches()) {
        throw new IOException("the first line is not printable ASCII; write the token there");
      }
      return Optional.of(line);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      Path name = file.getFileName();
      if (warnings.isDue(name.toString(), e, Instant.now())) {
        LOG.warnf("the secret %s cannot be read: %s", name, e.toString());
      }
      return Optional.empty();
    }
  }
}
