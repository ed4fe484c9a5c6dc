package dev.tidemark.shadow.sample;

import dev.tidemark.shadow.attempt.SkipReason;
import dev.tidemark.shadow.attempt.Stage;
import dev.tidemark.shadow.candidate.CandidateKey;
import dev.tidemark.shadow.draw.Draws;
import dev.tidemark.shadow.rule.Rule;
import dev.tidemark.shadow.rule.RuleChecks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * Makes the attempts of a core record: one a candidate that it is drawn for, and production's own
 * if it is drawn for that or for any of them, so that both arms of a comparison are there. The
 * draws know nothing of the record, so production's are a uniform sample.
 */
final class Chooser {
  /** An empty answer needs no judge; left out, production would look better for saying nothing. */
  private static final OptionalDouble LOWEST_GRADE = OptionalDouble.of(0);

  private final Draws draws;
  private final double scoredShare;
  private final double gradedShare;
  private final Function<CoreRecord, RuleChecks> rules;

  /**
   * @param scoredShare share of production's answers that are scored without a candidate, in [0, 1]
   * @param gradedShare share of these that a judge grades, in [0, 1]; 0 without one
   * @param rules checks production's answer
   */
  Chooser(
      Draws draws, double scoredShare, double gradedShare, Function<CoreRecord, RuleChecks> rules) {
    this.draws = draws;
    this.scoredShare = scoredShare;
    this.gradedShare = gradedShare;
    this.rules = rules;
  }

  List<NewAttempt> choose(CoreRecord record, List<Selection> candidates) {
    List<NewAttempt> chosen = new ArrayList<>();
    String id = record.origin().eventId();
    for (Selection candidate : candidates) {
      if (candidate.selects(draws, id, record.origin().day())) {
        chosen.add(replay(record, candidate.candidate()));
      }
    }
    if (!chosen.isEmpty() || draws.production(id) < scoredShare) {
      chosen.addFirst(production(record));
    }
    return chosen;
  }

  private NewAttempt production(CoreRecord record) {
    boolean comparable = record.comparable();
    boolean graded = comparable && draws.grade(record.origin().eventId()) < gradedShare;
    boolean empty = record.text().answer().isBlank();
    return new NewAttempt(
        record,
        CandidateKey.PRODUCTION,
        draws.rank(CandidateKey.PRODUCTION, record.origin().eventId()),
        graded && !empty ? Stage.JUDGE : Stage.END,
        comparable ? Optional.empty() : Optional.of(SkipReason.NOT_COMPARABLE),
        checks(record),
        graded && empty ? LOWEST_GRADE : OptionalDouble.empty());
  }

  /** Turns that failed count as such, or production would look no worse for failing. */
  private RuleChecks checks(CoreRecord record) {
    RuleChecks answer = record.comparable() ? rules.apply(record) : RuleChecks.NONE;
    return record.complete().map(ended -> answer.with(Rule.COMPLETE, ended)).orElse(answer);
  }

  private NewAttempt replay(CoreRecord record, String candidate) {
    Optional<SkipReason> skipped = whyNot(record);
    return new NewAttempt(
        record,
        candidate,
        draws.rank(candidate, record.origin().eventId()),
        skipped.isPresent() ? Stage.END : Stage.REPLAY,
        skipped,
        RuleChecks.NONE,
        OptionalDouble.empty());
  }

  private static Optional<SkipReason> whyNot(CoreRecord record) {
    if (!record.weighted()) {
      return Optional.of(SkipReason.UNKNOWN_SAMPLING);
    }
    return record.comparable() && !usesTools(record)
        ? Optional.empty()
        : Optional.of(SkipReason.NOT_COMPARABLE);
  }

  /** What a tool said cannot be sent again: the call that it answers is not recorded. */
  private static boolean usesTools(CoreRecord record) {
    return record.text().messages().stream().anyMatch(message -> message.role().equals("tool"));
  }
}
