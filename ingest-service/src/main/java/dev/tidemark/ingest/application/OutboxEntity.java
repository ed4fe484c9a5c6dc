package dev.tidemark.ingest.application;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** Row of {@code ingest.outbox}: an application as it shall stand on its topic. */
@Entity
@Table(name = "outbox")
@SuppressWarnings("NullAway.Init")
class OutboxEntity {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  long id;

  @Column(name = "record_key")
  String key;

  byte[] value;
}
