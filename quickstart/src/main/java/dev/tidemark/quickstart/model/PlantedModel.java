package dev.tidemark.quickstart.model;

import java.util.List;

/** A model whose answers are better or worse than production's by a known amount. */
public final class PlantedModel implements StandIn {
  private final String name;
  private final PlantedQuality quality;

  /**
   * A model.
   *
   * @param name what its answers begin with
   * @param lift tenths of quality above production
   */
  public PlantedModel(String name, double lift) {
    this.name = name;
    this.quality = new PlantedQuality(name, lift);
  }

  @Override
  public String answer(List<String> messages) {
    String prompt = messages.getLast();
    String said = name + " on a prompt of " + prompt.length() + " characters";
    return quality.written(prompt, said + ".", "{\"points\": [\"" + said + "\"]}");
  }
}
