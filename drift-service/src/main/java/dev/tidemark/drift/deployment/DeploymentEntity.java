package dev.tidemark.drift.deployment;

import dev.tidemark.drift.deployment.Deployment.Origin;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of the registry. */
@Entity
@Table(name = "deployment")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class DeploymentEntity {
  @EmbeddedId DeploymentKeyEntity key;

  @Column(nullable = false)
  String model;

  @Column(name = "model_version", nullable = false)
  String modelVersion;

  @Column(name = "prompt_template", nullable = false)
  String promptTemplate;

  @Column(nullable = false)
  String tools;

  @Column(name = "start_time", nullable = false)
  Instant start;

  @Column(nullable = false)
  @Enumerated(EnumType.STRING)
  Origin origin;

  byte @Nullable [] announcement;
}
