package dev.tidemark.drift.deployment;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** An inferred deployment that an announced one has adopted. */
@Entity
@Table(name = "deployment_alias")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class AliasEntity {
  @EmbeddedId DeploymentKeyEntity key;

  @Column(nullable = false)
  String canonical;
}
