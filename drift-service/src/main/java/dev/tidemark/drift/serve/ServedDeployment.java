package dev.tidemark.drift.serve;

import dev.tidemark.drift.deployment.Deployment;
import dev.tidemark.drift.deployment.Deployments;
import dev.tidemark.drift.traffic.DeploymentActivity;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A deployment and what it has served, under all ids it was stamped with.
 *
 * @param records counted records
 * @param lastSeen event time of the latest; empty if it has served none
 */
record ServedDeployment(Deployment deployment, long records, Optional<Instant> lastSeen) {

  static List<ServedDeployment> of(Deployments deployments, List<DeploymentActivity> activity) {
    return deployments.all().stream()
        .map(deployment -> of(deployment, deployments, activity))
        .toList();
  }

  private static ServedDeployment of(
      Deployment deployment, Deployments deployments, List<DeploymentActivity> activity) {
    List<DeploymentActivity> own =
        activity.stream()
            .filter(one -> deployments.canonical(one.deployment()).equals(deployment.id()))
            .toList();
    return new ServedDeployment(
        deployment,
        own.stream().mapToLong(DeploymentActivity::records).sum(),
        own.stream().map(DeploymentActivity::lastSeen).max(Comparator.naturalOrder()));
  }

  boolean inferred() {
    return deployment.origin() != Deployment.Origin.ANNOUNCED;
  }
}
