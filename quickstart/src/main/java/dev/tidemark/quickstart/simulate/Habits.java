package dev.tidemark.quickstart.simulate;

import dev.tidemark.stats.simulate.world.Draws;
import dev.tidemark.stats.simulate.world.Laws;
import dev.tidemark.stats.simulate.world.User;
import java.util.EnumMap;
import java.util.Map;

/**
 * How often one user asks in which way, whatever is deployed.
 *
 * <p>Base rates are Beta(.2, 2) per user and habit: most users hardly ever, a few nearly always.
 */
final class Habits {
  private static final int POLITE = 100;
  private static final int TALKATIVE = 101;

  private final Map<StyleEdit, Double> rates = new EnumMap<>(StyleEdit.class);
  private final double politeness;
  private final double talk;

  Habits(User user) {
    Draws draws = user.draws().at(0x68616269);
    for (StyleEdit edit : StyleEdit.values()) {
      rates.put(edit, Laws.beta(.2, 2, draws.at(edit.name().hashCode())));
    }
    politeness = Laws.beta(.2, 2, draws.at(POLITE));
    talk = draws.gaussian(TALKATIVE);
  }

  /** Probability of the habit in one prompt, without any effect of a deployment. */
  double rate(StyleEdit edit) {
    return rates.getOrDefault(edit, 0.0);
  }

  /** Probability of a polite sentence, before any drift. */
  double politeness() {
    return politeness;
  }

  /** Tendency to tell a long story first; standard normal over users. */
  double talk() {
    return talk;
  }
}
