package dev.tidemark.shadow.quality;

import dev.tidemark.chassis.application.ApplicationKey;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Reads production's own quality. */
@Singleton
public class QualityService {
  private final QualityStore store;

  QualityService(QualityStore store) {
    this.store = store;
  }

  /** The series of an application. */
  public Uni<QualityReport> report(ApplicationKey application) {
    return store
        .read(application)
        .map(points -> new QualityReport(points, QualitySentence.of(points)));
  }
}
