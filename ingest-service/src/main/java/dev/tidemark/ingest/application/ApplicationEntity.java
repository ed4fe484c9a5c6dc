package dev.tidemark.ingest.application;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

/** Row of {@code ingest.application}. */
@Entity
@Table(name = "application")
@IdClass(ApplicationEntity.Key.class)
@SuppressWarnings("NullAway.Init")
class ApplicationEntity {
  /** Primary key. */
  record Key(String tenant, String id) {}

  @Id String tenant;

  @Id String id;

  int revision;

  String clock;

  @Column(name = "time_zone")
  String timeZone;

  byte[] policy;

  byte[] salt;
}
