package dev.tidemark.ingest.deployment;

import dev.tidemark.ingest.application.ApplicationRegistryService;
import dev.tidemark.ingest.delivery.AdmissionService;
import dev.tidemark.ingest.delivery.EventPublisher;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Announces deployments. */
@Singleton
public final class DeploymentService {
  private static final long FOOTPRINT_BYTES = 16L << 10;

  private final ApplicationRegistryService applications;
  private final AdmissionService admission;
  private final EventPublisher publisher;
  private final InstantSource clock;

  DeploymentService(
      ApplicationRegistryService applications,
      AdmissionService admission,
      EventPublisher publisher,
      InstantSource clock) {
    this.applications = applications;
    this.admission = admission;
    this.publisher = publisher;
    this.clock = clock;
  }

  /**
   * Announces a deployment, or replaces its announcement.
   *
   * @return completes when Kafka has acknowledged it; safe to repeat
   */
  public Uni<@Nullable Void> announce(String tenant, DeploymentAnnouncement announced) {
    DeploymentRules.check(announced);
    return admission.admit(
        FOOTPRINT_BYTES,
        () ->
            applications
                .require(tenant, announced.application())
                .map(known -> DeploymentMapper.toEvent(known.key(), announced, clock.instant()))
                .chain(event -> publisher.publish(List.of(event))));
  }
}
