package dev.tidemark.drift.deployment;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Timestamp;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Between the registry's rows, the contract and the domain. */
final class DeploymentMapper {
  private DeploymentMapper() {}

  static Deployments toDeployments(List<DeploymentEntity> rows, List<AliasEntity> aliases) {
    var canonical =
        aliases.stream()
            .collect(Collectors.toMap(alias -> alias.key.id(), alias -> alias.canonical));
    List<Deployment> all =
        rows.stream()
            .filter(row -> !canonical.containsKey(row.key.id()))
            .map(DeploymentMapper::toDeployment)
            .sorted(Comparator.comparing(Deployment::start).thenComparing(Deployment::id))
            .toList();
    return new Deployments(all, canonical);
  }

  private static Deployment toDeployment(DeploymentEntity row) {
    dev.tidemark.proto.event.v1.Deployment plan = parse(row.announcement);
    return new Deployment(
        row.key.id(),
        new Fingerprint(row.model, row.modelVersion, row.promptTemplate, row.tools),
        row.start,
        plan.getRolloutList().stream().map(DeploymentMapper::toWave).toList(),
        plan.getRandomised(),
        plan.getDescription(),
        row.origin);
  }

  private static dev.tidemark.proto.event.v1.Deployment parse(byte @Nullable [] bytes) {
    if (bytes == null) {
      return dev.tidemark.proto.event.v1.Deployment.getDefaultInstance();
    }
    try {
      return dev.tidemark.proto.event.v1.Deployment.parseFrom(bytes);
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("a stored announcement cannot be read", e);
    }
  }

  private static Wave toWave(dev.tidemark.proto.event.v1.RolloutStep step) {
    return new Wave(toInstant(step.getStart()), new HashSet<>(step.getBlocksList()));
  }

  private static Instant toInstant(Timestamp moment) {
    return Instant.ofEpochSecond(moment.getSeconds(), moment.getNanos());
  }
}
