package dev.tidemark.drift.deployment;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;

/** Primary key of the registry's tables. */
@Embeddable
record DeploymentKeyEntity(
    @Column(name = "tenant") String tenant,
    @Column(name = "application") String application,
    @Column(name = "id") String id)
    implements Serializable {}
