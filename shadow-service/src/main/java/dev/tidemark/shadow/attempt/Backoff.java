package dev.tidemark.shadow.attempt;

import java.time.Duration;
import java.util.Optional;

/** When a failed step is tried again. */
public final class Backoff {
  private final Duration first;
  private final Duration longest;

  /**
   * @param first pause before the second try
   * @param longest pause, also where the other side asks for a longer one
   */
  public Backoff(Duration first, Duration longest) {
    this.first = first;
    this.longest = longest;
  }

  /**
   * The pause after a failure: doubled each time, between half and all of it at random so that many
   * do not come back at once; at least what the other side asks for, within the longest.
   *
   * @param tries tries so far, at least 1
   * @param asked delay the other side asks for
   * @param u uniform in [0, 1)
   */
  public Duration pause(int tries, Optional<Duration> asked, double u) {
    double doubled = first.toMillis() * Math.pow(2, Math.min(30, tries - 1));
    double bounded = Math.min(doubled, (double) longest.toMillis());
    Duration own = Duration.ofMillis(Math.round(bounded * (0.5 + u / 2)));
    Duration wanted = asked.filter(other -> other.compareTo(own) > 0).orElse(own);
    return wanted.compareTo(longest) > 0 ? longest : wanted;
  }
}
