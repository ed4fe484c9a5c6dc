package dev.tidemark.drift.deployment;

import dev.tidemark.chassis.application.ApplicationKey;
import io.smallrye.mutiny.Uni;

/** Reads the registry. */
public interface DeploymentStore {

  /** Deployments of an application; empty for one that has none. */
  Uni<Deployments> list(ApplicationKey application);
}
