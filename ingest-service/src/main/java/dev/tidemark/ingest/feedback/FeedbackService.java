package dev.tidemark.ingest.feedback;

import dev.tidemark.ingest.application.Application;
import dev.tidemark.ingest.application.ApplicationRegistryService;
import dev.tidemark.ingest.delivery.AdmissionService;
import dev.tidemark.ingest.delivery.EventPublisher;
import dev.tidemark.ingest.delivery.OutgoingEvent;
import dev.tidemark.ingest.identity.PseudonymKey;
import dev.tidemark.ingest.sampling.SamplingUnit;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Records what users say of answers. */
@Singleton
public final class FeedbackService {
  private static final long FOOTPRINT_BYTES = 4L << 10;

  private final ApplicationRegistryService applications;
  private final AdmissionService admission;
  private final EventPublisher publisher;
  private final PseudonymKey pseudonymKey;
  private final InstantSource clock;

  FeedbackService(
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
   * Records feedback.
   *
   * @return completes when Kafka has acknowledged it; safe to repeat
   */
  public Uni<@Nullable Void> record(String tenant, OfferedFeedback feedback) {
    FeedbackRules.check(feedback);
    return admission.admit(
        FOOTPRINT_BYTES,
        () ->
            applications
                .requireOrCreate(tenant, feedback.application())
                .map(application -> toEvent(application, feedback))
                .chain(event -> publisher.publish(List.of(event))));
  }

  private OutgoingEvent toEvent(Application application, OfferedFeedback feedback) {
    Instant now = clock.instant();
    Instant time = FeedbackRules.requireTime(feedback, application, now);
    String author =
        new SamplingUnit(feedback.user(), feedback.conversation(), feedback.interactionId())
            .author();
    return FeedbackMapper.toEvent(
        application.key(),
        feedback,
        pseudonymKey.open(application.key().tenant(), application.key().id()),
        application.salt().open().block(author),
        time,
        now);
  }
}
