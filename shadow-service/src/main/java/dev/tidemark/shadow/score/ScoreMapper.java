package dev.tidemark.shadow.score;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Timestamp;
import dev.tidemark.proto.event.v1.Envelope;
import dev.tidemark.proto.event.v1.RuleCheck;
import dev.tidemark.proto.event.v1.ScoreEnd;
import dev.tidemark.proto.event.v1.ScoreEvent;
import dev.tidemark.proto.event.v1.ScoreStamps;
import dev.tidemark.shadow.attempt.Attempt;
import dev.tidemark.shadow.attempt.Outcome;
import java.time.Instant;
import java.util.List;

/** Ends of attempts as score events. */
final class ScoreMapper {
  private ScoreMapper() {}

  static ScoreEvent toEvent(Attempt attempt, Source source, String producer) {
    ScoreEvent.Builder event =
        ScoreEvent.newBuilder()
            .setEnvelope(envelope(attempt, source, producer))
            .setInteractionId(attempt.eventId())
            .setArm(attempt.arm().id())
            .setEnd(end(attempt.outcome().orElseThrow()))
            .setReason(attempt.reason())
            .addAllRules(rules(attempt))
            .setStamps(stamps(source));
    attempt.difference().ifPresent(event::setDifference);
    attempt.grade().ifPresent(event::setGrade);
    return event.build();
  }

  private static Envelope envelope(Attempt attempt, Source source, String producer) {
    return Envelope.newBuilder()
        .setEventId(attempt.eventId() + "/" + attempt.arm().id())
        .setTenant(attempt.arm().application().tenant())
        .setApplication(attempt.arm().application().application())
        .setEventTime(timestamp(source.eventTime().toInstant()))
        .setArrivalTime(timestamp(Instant.now()))
        .setProducer(producer)
        .build();
  }

  private static List<RuleCheck> rules(Attempt attempt) {
    return attempt.rules().rules().stream()
        .map(
            rule ->
                RuleCheck.newBuilder()
                    .setRule(rule.id())
                    .setPassed(attempt.rules().holds(rule))
                    .build())
        .toList();
  }

  private static ScoreEnd end(Outcome outcome) {
    return switch (outcome) {
      case SCORED -> ScoreEnd.SCORE_END_SCORED;
      case SKIPPED -> ScoreEnd.SCORE_END_SKIPPED;
      case FAILED -> ScoreEnd.SCORE_END_FAILED;
    };
  }

  private static ScoreStamps stamps(Source source) {
    try {
      return ScoreStamps.parseFrom(source.stamps());
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("stored stamps are not what was written", e);
    }
  }

  private static Timestamp timestamp(Instant moment) {
    return Timestamp.newBuilder()
        .setSeconds(moment.getEpochSecond())
        .setNanos(moment.getNano())
        .build();
  }
}
