package dev.tidemark.evalset.stack;

import dev.tidemark.chassis.testing.EmbeddedStackResource;
import dev.tidemark.chassis.testing.ServiceProfile;
import dev.tidemark.proto.topic.Topic;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Evalset on the embedded stack with topics of its own; small versions, short intervals. */
public final class EvalsetProfile extends ServiceProfile {
  /** Partitions of every topic. */
  public static final int PARTITIONS = 4;

  private static final String PREFIX = "evalset.";
  private static final List<Topic> READ = List.of(Topic.EMBEDDED, Topic.APPLICATION, Topic.ERASURE);

  /** Name of a topic in these tests. */
  public static String name(Topic topic) {
    return PREFIX + topic.topicName();
  }

  /** Name of the dead letters of a topic in these tests. */
  public static String deadLetters(Topic topic) {
    return PREFIX + topic.deadLetterName("evalset");
  }

  @Override
  public List<TestResourceEntry> testResources() {
    String topics =
        Stream.concat(
                READ.stream().flatMap(topic -> Stream.of(name(topic), deadLetters(topic))),
                Stream.of(name(Topic.VERSION)))
            .map(topic -> topic + ":" + PARTITIONS)
            .collect(Collectors.joining(","));
    return List.of(new TestResourceEntry(EmbeddedStackResource.class, Map.of("topics", topics)));
  }

  @Override
  public Map<String, String> getConfigOverrides() {
    Map<String, String> settings = new HashMap<>(super.getConfigOverrides());
    for (Topic topic : READ) {
      String channel = topic.name().toLowerCase(Locale.ROOT) + "-in";
      settings.put("mp.messaging.incoming." + channel + ".topic", name(topic));
    }
    settings.put("mp.messaging.outgoing.version-out.topic", name(Topic.VERSION));
    settings.put("tidemark.intake.flush-interval", "PT0.2S");
    settings.put("tidemark.evalset.cut.size", "40");
    settings.put("tidemark.evalset.cut.look-every", "1s");
    settings.put("tidemark.evalset.cut.quiet", "P20D");
    settings.put("tidemark.evalset.outbox.look-every", "1s");
    return settings;
  }
}
