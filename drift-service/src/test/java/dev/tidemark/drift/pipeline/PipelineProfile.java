package dev.tidemark.drift.pipeline;

import dev.tidemark.chassis.testing.EmbeddedStackResource;
import dev.tidemark.chassis.testing.ServiceProfile;
import dev.tidemark.proto.topic.Topic;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Topics of its own, short intervals, small samples, and a fake embedder. */
public class PipelineProfile extends ServiceProfile {
  static final int PARTITIONS = 4;
  static final String PREFIX = "pipeline.";

  /** Topics that drift reads or writes. */
  static final Set<Topic> USED = EnumSet.complementOf(EnumSet.of(Topic.SCORE));

  /** Begin of the names of the topics; every profile has its own. */
  protected String prefix() {
    return PREFIX;
  }

  @Override
  public List<TestResourceEntry> testResources() {
    String topics =
        USED.stream()
            .flatMap(topic -> Stream.of(topic.topicName(), topic.deadLetterName("drift")))
            .map(topic -> prefix() + topic + ":" + PARTITIONS)
            .collect(Collectors.joining(","));
    return List.of(new TestResourceEntry(EmbeddedStackResource.class, Map.of("topics", topics)));
  }

  @Override
  public Map<String, String> getConfigOverrides() {
    Map<String, String> settings = new HashMap<>(super.getConfigOverrides());
    for (Topic topic : USED) {
      String channel = topic.name().toLowerCase(Locale.ROOT) + "-in";
      settings.put("mp.messaging.incoming." + channel + ".topic", prefix() + topic.topicName());
    }
    settings.put("mp.messaging.outgoing.embedded-out.topic", prefix() + Topic.EMBEDDED.topicName());
    settings.put("tidemark.intake.flush-interval", "PT0.2S");
    settings.put("tidemark.application.patience", "PT2S");
    // An absent broker is told of after half of it.
    settings.put("tidemark.intake.session-timeout", "PT3S");
    settings.put("tidemark.drift.codebook.sample", "128");
    settings.put("tidemark.drift.codebook.cells", "8");
    settings.put("tidemark.drift.codebook.interval", "PT0.2S");
    settings.put("tidemark.drift.deployment.refresh", "PT0.1S");
    settings.put("tidemark.drift.version.interval", "PT0.2S");
    settings.put(
        "quarkus.grpc.clients.evalset.test-port", Integer.toString(FakeEvalset.freePort()));
    settings.put("tidemark.drift.sketch.max-active-keys", "2");
    return settings;
  }
}
