package dev.tidemark.drift.enrich;

import dev.tidemark.chassis.application.Origin;
import dev.tidemark.drift.exposure.Answers;
import dev.tidemark.drift.exposure.ExposureCounter;
import dev.tidemark.drift.exposure.ExposureStore.PanelUser;
import dev.tidemark.proto.event.v1.Author;
import dev.tidemark.proto.event.v1.Exposure;
import dev.tidemark.proto.event.v1.Outcome;
import java.util.Optional;

/** Stamps each record with what its author had seen, then counts its own answer. */
final class ExposureStamps {
  private static final Exposure UNKNOWN = Exposure.getDefaultInstance();

  private ExposureStamps() {}

  /** The panel user who wrote a record; empty for everybody else. */
  static Optional<PanelUser> panelUser(Arrival incoming) {
    Author author = incoming.interaction().getAuthor();
    return author.getPanel() && !author.getUser().isEmpty()
        ? Optional.of(new PanelUser(incoming.origin().application().key(), author.getUser()))
        : Optional.empty();
  }

  /** Exposure of a record; records must come in the order of their partition. */
  static Exposure stamp(Found found, ExposureCounter counter) {
    Optional<PanelUser> user = panelUser(found.record().payload());
    if (user.isEmpty() || found.deployment().isEmpty()) {
      return UNKNOWN;
    }
    long before = counter.before(user.get(), found.deployment(), found.deployments()::canonical);
    if (isAnswered(found) && !found.record().late()) {
      counter.count(answer(found, user.get()));
    }
    return Exposure.newBuilder()
        .setKnown(true)
        .setAnswers((int) Math.min(before, Integer.MAX_VALUE))
        .build();
  }

  private static Answers answer(Found found, PanelUser user) {
    Origin origin = found.record().payload().origin();
    return new Answers(user, found.deployment(), 1, origin.day(), origin.arrival());
  }

  /** A reply was seen, also one cut short; a filter, an error or a stop by the user shows none. */
  private static boolean isAnswered(Found found) {
    Outcome outcome = found.record().payload().interaction().getAnswer().getOutcome();
    return switch (outcome) {
      case OUTCOME_UNSPECIFIED, OUTCOME_COMPLETE, OUTCOME_INCOMPLETE, OUTCOME_CACHED -> true;
      case OUTCOME_CANCELLED, OUTCOME_BLOCKED, OUTCOME_ERROR, UNRECOGNIZED -> false;
    };
  }
}
