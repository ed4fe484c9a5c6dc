package dev.tidemark.ingest.erasure;

import dev.tidemark.chassis.errors.CommonException;
import dev.tidemark.ingest.ApplicationKey;
import dev.tidemark.ingest.RequestRules;
import dev.tidemark.ingest.application.Application;
import dev.tidemark.ingest.application.ApplicationRegistryService;
import dev.tidemark.ingest.delivery.AdmissionService;
import dev.tidemark.ingest.delivery.EventPublisher;
import dev.tidemark.ingest.delivery.OutgoingEvent;
import dev.tidemark.ingest.identity.PseudonymKey;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Asks every service to forget a user. */
@Singleton
public final class ErasureService {
  /** Longest that a topic with text keeps a record: embedded, feedback, and the dead letters. */
  private static final Duration TEXT_RETENTION = Duration.ofDays(3);

  private static final long FOOTPRINT_BYTES = 4L << 10;

  private final ApplicationRegistryService applications;
  private final AdmissionService admission;
  private final EventPublisher publisher;
  private final PseudonymKey pseudonymKey;
  private final InstantSource clock;

  ErasureService(
      ApplicationRegistryService applications,
      AdmissionService admission,
      EventPublisher publisher,
      PseudonymKey pseudonymKey,
      InstantSource clock) {
    this.applications = applications;
    this.admission = admission;
    this.publisher = publisher;
    this.pseudonymKey = pseudonymKey;
    this.clock = clock;
  }

  /**
   * Publishes an erasure.
   *
   * @return when the last text of the user has left the topics, once Kafka has acknowledged the
   *     erasure; safe to repeat
   */
  public Uni<Instant> erase(String tenant, ErasureRequest request) {
    RequestRules.requireId("id", request.id());
    RequestRules.requireAtMost("user_id", request.user(), RequestRules.RAW_ID_BYTES);
    if (request.user().isEmpty()) {
      throw CommonException.invalidField(
          "user_id", "no user_id but it says whom to forget; set it");
    }
    return admission.admit(
        FOOTPRINT_BYTES,
        () ->
            applications
                .require(tenant, request.application())
                .map(application -> toEvent(application, request))
                .chain(event -> publisher.publish(List.of(event)))
                .map(_ -> clock.instant().plus(TEXT_RETENTION)));
  }

  private OutgoingEvent toEvent(Application application, ErasureRequest request) {
    ApplicationKey key = application.key();
    return ErasureMapper.toEvent(
        key,
        request.id(),
        pseudonymKey.open(key.tenant(), key.id()).user(request.user()),
        application.salt().open().block(request.user()),
        clock.instant());
  }
}
