package dev.tidemark.quickstart.simulate;

import dev.tidemark.quickstart.model.PlantedQuality;
import dev.tidemark.stats.simulate.world.Draws;
import dev.tidemark.stats.simulate.world.WorldEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the production answers: a few sentences on the topic, as JSON when asked for it, with a
 * planted quality.
 */
final class AnswerWriter {
  private static final int ANSWER = 20;
  private static final int LATENCY = 21;

  /** Production's versions answer equally well; what makes it worse is what it is asked. */
  private static final PlantedQuality QUALITY = new PlantedQuality("production", 0);

  private final Phrasebook phrasebook;

  AnswerWriter(Phrasebook phrasebook) {
    this.phrasebook = phrasebook;
  }

  String answer(WorldEvent event, int turn, String prompt) {
    Draws draws = event.draws().at(ANSWER, turn);
    List<String> sentences = new ArrayList<>();
    int count = 2 + draws.below(4, 0) + (event.exposed() ? 1 : 0);
    for (int i = 0; i < count; i++) {
      sentences.add(phrasebook.sentence("reply", event.topic(), draws.at(i)));
    }
    return QUALITY.written(prompt, String.join(" ", sentences), json(sentences));
  }

  /** 200 ms and more, growing with the answer; log-normal around it. */
  Duration latency(WorldEvent event, int turn, String answer) {
    double spread = Math.exp(.35 * event.draws().at(LATENCY, turn).gaussian(0));
    return Duration.ofMillis((long) (200 + 4 * answer.length() * spread));
  }

  private static String json(List<String> sentences) {
    return "{\"points\": [\"" + String.join("\", \"", sentences) + "\"]}";
  }
}
