package dev.tidemark.ingest.traffic;

import dev.tidemark.chassis.errors.CommonException;
import dev.tidemark.ingest.EventTimes;
import dev.tidemark.ingest.IngestException;
import dev.tidemark.ingest.IngestReason;
import dev.tidemark.ingest.RequestRules;
import dev.tidemark.ingest.application.Application;
import dev.tidemark.ingest.application.ApplicationRegistryService;
import dev.tidemark.ingest.delivery.AdmissionService;
import dev.tidemark.ingest.delivery.EventPublisher;
import dev.tidemark.ingest.delivery.OutgoingEvent;
import dev.tidemark.proto.topic.Topic;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Takes what a gateway counted itself, and the end of a stream. */
@Singleton
public final class TrafficService {
  /** The ends of the stream carry the partition behind the id of the report. */
  private static final int BATCH_ID_BYTES = RequestRules.ID_BYTES - "/255".length();

  private static final long FOOTPRINT_BYTES = 256L << 10;

  /** Nobody knows how turns ended that were not offered. */
  private static final String NO_STRATUM = "";

  private final ApplicationRegistryService applications;
  private final AdmissionService admission;
  private final EventPublisher publisher;
  private final InstantSource clock;

  TrafficService(
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
   * Reports traffic: its counts first, then the end of the stream to every partition.
   *
   * @return completes when Kafka has acknowledged all; safe to repeat
   */
  public Uni<@Nullable Void> report(String tenant, TrafficReport report) {
    RequestRules.requireBatchId(report.batchId(), BATCH_ID_BYTES);
    Instant time = requireTime(report);
    return admission.admit(
        FOOTPRINT_BYTES,
        () ->
            applications
                .requireOrCreate(tenant, report.application())
                .invoke(application -> requirePast(application, time))
                .call(application -> publishCounts(application, report, time))
                .call(application -> publishEnd(application, report, time))
                .replaceWithVoid());
  }

  private Uni<@Nullable Void> publishCounts(
      Application application, TrafficReport report, Instant time) {
    if (report.notOffered() == 0 && report.endOfStream()) {
      return Uni.createFrom().voidItem();
    }
    TrafficTally tally = new TrafficTally(application.zone());
    tally.unsampled(NO_STRATUM, time, report.notOffered());
    return publisher.publish(
        List.of(
            TrafficMapper.toEvent(
                application.key(), report.batchId(), tally.counts(), time, clock.instant())));
  }

  private Uni<@Nullable Void> publishEnd(
      Application application, TrafficReport report, Instant through) {
    if (!report.endOfStream()) {
      return Uni.createFrom().voidItem();
    }
    return publisher
        .partitions(Topic.INTERACTION)
        .map(partitions -> ends(application, report, partitions, through))
        .chain(publisher::publish);
  }

  private List<OutgoingEvent> ends(
      Application application, TrafficReport report, int partitions, Instant through) {
    Instant now = clock.instant();
    return IntStream.range(0, partitions)
        .mapToObj(
            partition ->
                TrafficMapper.toEndOfStream(
                    application.key(), report.batchId(), partition, through, now))
        .toList();
  }

  private static Instant requireTime(TrafficReport report) {
    if (report.notOffered() < 0) {
      throw CommonException.invalidField(
          "not_offered", "not_offered is beyond 2^63 - 1; send a count");
    }
    Instant time =
        report
            .timestamp()
            .orElseThrow(
                () ->
                    new IngestException.RefusedItem(
                        IngestReason.MISSING_TIMESTAMP,
                        "timestamp",
                        "no timestamp but a report needs one; set it to when the traffic happened"));
    if (!EventTimes.inRange(time)) {
      throw CommonException.invalidField(
          "timestamp", "timestamp is outside the years 1 to 9999; send the time of the traffic");
    }
    return time;
  }

  private void requirePast(Application application, Instant time) {
    if (application.tooFarAhead(time, clock.instant())) {
      throw new IngestException.RefusedItem(
          IngestReason.FUTURE_EVENT_TIME,
          "timestamp",
          "timestamp is more than 5 minutes ahead of this clock; correct the gateway's clock");
    }
  }
}
