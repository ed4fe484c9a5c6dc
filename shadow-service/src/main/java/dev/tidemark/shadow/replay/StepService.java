package dev.tidemark.shadow.replay;

import dev.tidemark.shadow.attempt.Attempt;
import dev.tidemark.shadow.attempt.Lane;
import dev.tidemark.shadow.attempt.Stage;
import io.smallrye.mutiny.Uni;
import java.time.Duration;

/** How the attempts of one stage are brought forward by one step. */
interface StepService {
  /** The stage. */
  Stage stage();

  /** Ends what has itself waited too long for an endpoint that has been down as long. */
  Uni<Void> giveUp(Lane lane);

  /** How many of the wanted attempts may be begun now: rate, circuit breaker. */
  int admit(Lane lane, int wanted);

  /** Some that were admitted are not begun: there are no more. */
  void unused(Lane lane, int number);

  /** Longest time of one step. */
  Duration longest(Lane lane);

  /** One step: it ends with what is stored. */
  Uni<Void> perform(Attempt attempt);
}
