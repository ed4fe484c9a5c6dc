package dev.tidemark.quickstart.simulate;

import dev.tidemark.stats.simulate.world.Draws;
import dev.tidemark.stats.simulate.world.World;
import dev.tidemark.stats.simulate.world.WorldEvent;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Writes the prompt of an event.
 *
 * <p>A prompt is 0 to 9 lead sentences, the question, and what the author's habits add. A planted
 * edit is added by the dose law: its probability is base + (1 - base) x adaptation. The same
 * uniform decides with and without adaptation, so the two prompts of one event differ exactly where
 * the deployment made them differ.
 */
public final class PromptWriter {
  private static final int MAX_LEADS = 9;
  private static final int EDITS = 1;
  private static final int LEADS = 2;
  private static final int QUESTION = 3;
  private static final int POLITE = 4;
  private static final int WORDING = 5;
  private static final int FOLLOW_UP = 6;

  private final Phrasebook phrasebook;
  private final Set<StyleEdit> planted;
  private final List<Habits> habits;

  /**
   * A writer for the users of {@code world}.
   *
   * @param planted edits that adaptation brings; empty = users adapt to nothing
   */
  public PromptWriter(Phrasebook phrasebook, World world, Set<StyleEdit> planted) {
    this.phrasebook = phrasebook;
    this.planted = planted.isEmpty() ? EnumSet.noneOf(StyleEdit.class) : EnumSet.copyOf(planted);
    habits = world.users().stream().map(Habits::new).toList();
  }

  /** The prompt that opens the conversation. */
  public String opening(WorldEvent event) {
    return write(event, edits(event, true));
  }

  /** The prompt the same author would have written had the deployment changed nobody. */
  public String openingWithoutAdaptation(WorldEvent event) {
    return write(event, edits(event, false));
  }

  /** The edits in {@link #opening}. */
  public Set<StyleEdit> edits(WorldEvent event) {
    return edits(event, true);
  }

  /** The prompt with exactly these edits, for measuring what an edit does. */
  public String write(WorldEvent event, Set<StyleEdit> edits) {
    Draws draws = event.draws();
    List<String> parts = new ArrayList<>();
    if (edits.contains(StyleEdit.ROLE)) {
      parts.add(sentence("role", event, draws.at(WORDING, StyleEdit.ROLE.name().hashCode())));
    }
    if (!edits.contains(StyleEdit.SHORTEN)) {
      addLeads(event, parts);
    }
    parts.add(sentence("ask", event, draws.at(QUESTION)));
    if (polite(event)) {
      parts.add(sentence("polite", event, draws.at(POLITE)));
    }
    addLines(event, edits, parts);
    return framed(event, edits, String.join(" ", parts));
  }

  /** The prompt of turn {@code turn} (1, 2, ...) of the conversation. */
  public String followUp(WorldEvent event, int turn) {
    Draws draws = event.draws().at(FOLLOW_UP, turn);
    return sentence("follow", event, draws) + " " + sentence("ask", event, draws.at(QUESTION));
  }

  private Set<StyleEdit> edits(WorldEvent event, boolean adapted) {
    Habits own = habits.get(event.user());
    Draws draws = event.draws().at(EDITS);
    Set<StyleEdit> edits = EnumSet.noneOf(StyleEdit.class);
    for (StyleEdit edit : StyleEdit.values()) {
      double base = own.rate(edit);
      double strength = adapted && planted.contains(edit) ? event.adaptation() : 0;
      if (draws.uniform(edit.name().hashCode()) < base + (1 - base) * strength) {
        edits.add(edit);
      }
    }
    return edits;
  }

  /** Geometric-like count around the author's own tendency; 0 to 9, median 1. */
  private void addLeads(WorldEvent event, List<String> parts) {
    Draws draws = event.draws().at(LEADS);
    double log = .3 + .4 * habits.get(event.user()).talk() + .7 * draws.gaussian(0);
    int leads = (int) Math.min(MAX_LEADS, Math.exp(log));
    for (int i = 1; i <= leads; i++) {
      parts.add(sentence("lead", event, draws.at(i)));
    }
  }

  private boolean polite(WorldEvent event) {
    double base = habits.get(event.user()).politeness();
    double drift = Math.clamp(event.background() + event.launch(), 0, 1);
    return event.draws().uniform(POLITE) < base + (1 - base) * drift;
  }

  private void addLines(WorldEvent event, Set<StyleEdit> edits, List<String> parts) {
    for (StyleEdit edit :
        List.of(StyleEdit.DETAIL, StyleEdit.STEPS, StyleEdit.FORMAT, StyleEdit.JSON)) {
      if (edits.contains(edit)) {
        String family = edit.name().toLowerCase(Locale.ROOT);
        parts.add(sentence(family, event, event.draws().at(WORDING, edit.name().hashCode())));
      }
    }
  }

  private String framed(WorldEvent event, Set<StyleEdit> edits, String prompt) {
    StringBuilder framed = new StringBuilder();
    if (edits.contains(StyleEdit.FEW_SHOT)) {
      framed.append(examples(event));
    }
    framed.append(prompt);
    if (edits.contains(StyleEdit.CONTEXT)) {
      framed.append("\n\n").append(pasted(event));
    }
    return framed.toString();
  }

  private String examples(WorldEvent event) {
    Draws draws = event.draws().at(WORDING, StyleEdit.FEW_SHOT.name().hashCode());
    StringBuilder examples = new StringBuilder();
    for (int i = 0; i < 2; i++) {
      examples
          .append("Q: ")
          .append(sentence("example", event, draws.at(2L * i)))
          .append("\nA: ")
          .append(sentence("reply", event, draws.at(2L * i + 1)))
          .append("\n\n");
    }
    return examples.toString();
  }

  private String pasted(WorldEvent event) {
    Draws draws = event.draws().at(WORDING, StyleEdit.CONTEXT.name().hashCode());
    StringBuilder pasted = new StringBuilder(sentence("context", event, draws.at(0)));
    for (int i = 1; i <= 3; i++) {
      pasted.append("\n> ").append(sentence("lead", event, draws.at(i)));
    }
    return pasted.toString();
  }

  private String sentence(String family, WorldEvent event, Draws draws) {
    return phrasebook.sentence(family, event.topic(), draws);
  }
}
