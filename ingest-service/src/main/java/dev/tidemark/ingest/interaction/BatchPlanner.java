package dev.tidemark.ingest.interaction;

import dev.tidemark.ingest.EventTimes;
import dev.tidemark.ingest.IngestReason;
import dev.tidemark.ingest.application.Application;
import dev.tidemark.ingest.sampling.Sampler;
import dev.tidemark.ingest.sampling.SamplingDecision;
import dev.tidemark.ingest.sampling.Stratum;
import dev.tidemark.ingest.traffic.TrafficTally;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Decides one batch, item by item in order. The same batch under the same policy is decided alike
 * on every replica and every retry, but for what depends on the clock and on other batches.
 */
final class BatchPlanner {
  /** Refused items were never assigned. */
  private static final String NO_STRATUM = "";

  private final Application application;
  private final String batchId;
  private final ItemRules rules;
  private final RecentIds recent;
  private final Instant now;
  private final Sampler sampler;
  private final TrafficTally tally;
  private final Set<String> seen = new HashSet<>();
  private Optional<Instant> latest = Optional.empty();

  BatchPlanner(
      Application application, String batchId, ItemRules rules, RecentIds recent, Instant now) {
    this.application = application;
    this.batchId = batchId;
    this.rules = rules;
    this.recent = recent;
    this.now = now;
    this.sampler = application.sampler();
    this.tally = new TrafficTally(application.zone());
  }

  /** The plan of the items; call once. */
  BatchPlan plan(List<OfferedInteraction> items) {
    List<ItemOutcome> outcomes = items.stream().map(this::decide).toList();
    return new BatchPlan(application, batchId, outcomes, tally.counts(), latest.orElse(now), now);
  }

  private ItemOutcome decide(OfferedInteraction item) {
    Optional<Instant> believed = item.timestamp().filter(this::believable);
    believed.ifPresent(this::advance);
    Optional<Refusal> refusal =
        rules.refusal(item, application, now).or(() -> duplicate(item.id()));
    return refusal
        .<ItemOutcome>map(why -> reject(why, believed))
        .orElseGet(() -> sample(item, believed.orElseThrow()));
  }

  private ItemOutcome reject(Refusal why, Optional<Instant> believed) {
    tally.rejected(NO_STRATUM, believed.or(() -> latest).orElse(now));
    return new ItemOutcome.Rejected(why);
  }

  private ItemOutcome sample(OfferedInteraction item, Instant time) {
    Stratum stratum = item.answer().outcome().orElseThrow();
    SamplingDecision decision = sampler.decide(item.unit(), stratum, item.upstream());
    if (!decision.selected()) {
      tally.unsampled(stratum.label(), time, 1);
      return new ItemOutcome.Unsampled(item.id());
    }
    tally.sampled(stratum.label(), time);
    return new ItemOutcome.Sampled(item, time, decision, rules.oversize(item));
  }

  private Optional<Refusal> duplicate(String id) {
    if (!seen.add(id)) {
      return Optional.of(
          new Refusal(
              IngestReason.DUPLICATE, "id stands twice in this batch; send each interaction once"));
    }
    return recent
        .otherBatch(application.key(), id, batchId, now)
        .map(
            other ->
                new Refusal(
                    IngestReason.DUPLICATE,
                    "id was taken a moment ago under batch_id \"%s\"; repeat that batch, or make a"
                            .formatted(other)
                        + " new id"));
  }

  private boolean believable(Instant time) {
    return EventTimes.inRange(time) && !application.tooFarAhead(time, now);
  }

  private void advance(Instant time) {
    latest = Optional.of(latest.filter(time::isBefore).orElse(time));
  }
}
