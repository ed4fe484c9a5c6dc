package dev.tidemark.quickstart.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.quickstart.drift.EmbedClient;
import dev.tidemark.quickstart.drift.EmbedClient.Embedded;
import dev.tidemark.quickstart.launch.Narrator;
import dev.tidemark.stats.feature.FeatureMap;
import dev.tidemark.stats.feature.FeatureSpace;
import dev.tidemark.stats.simulate.world.World;
import dev.tidemark.text.embed.DefaultSpace;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The planted size of the adaptation beside the estimated one. */
final class DemoTruth {
  private final World world;
  private final Map<String, FeatureMap> maps = new HashMap<>();

  DemoTruth(World world) {
    this.world = world;
  }

  /** Says both. */
  void tell(JsonNode report, EmbedClient embedder, Narrator narrator) {
    double truth = new TrueEffect(world).size(embedder, this::panel);
    narrator.say(
        String.format(
            Locale.ROOT,
            "  Size        %s; the simulator planted %.4f, told by common random numbers",
            estimate(report.path("withinTopic")),
            truth));
  }

  private static String estimate(JsonNode size) {
    return size.path("status").asText().equals("OK")
        ? String.format(
            Locale.ROOT,
            "estimated %.4f (%.0f %% interval %.4f to %.4f)",
            root(size, "value"),
            100 * size.path("level").asDouble(),
            root(size, "low"),
            root(size, "high"))
        : "not estimated: " + size.path("reason").asText();
  }

  private static double root(JsonNode estimate, String field) {
    return Math.sqrt(Math.max(0, estimate.path(field).asDouble()));
  }

  /** The panel's feature map of the embedder that answers, built once. */
  private FeatureMap panel(Embedded embedded) {
    return maps.computeIfAbsent(
        embedded.embedder(),
        id -> FeatureSpace.of(id, embedded.dimension(), DefaultSpace.MEDIAN_DISTANCE, 1).panel());
  }
}
