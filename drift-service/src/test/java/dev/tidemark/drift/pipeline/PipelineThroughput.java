package dev.tidemark.drift.pipeline;

import static org.awaitility.Awaitility.await;

import com.sun.management.OperatingSystemMXBean;
import dev.tidemark.chassis.application.ApplicationKey;
import dev.tidemark.drift.traffic.CountStore;
import dev.tidemark.drift.traffic.DayCount;
import dev.tidemark.proto.event.v1.InteractionEvent;
import dev.tidemark.proto.topic.Topic;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Map;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

/**
 * How much the pipeline costs beside the embedder: the demo's 20,000 records of 400 users over 42
 * days, fake vectors. Not part of the suite; run it by name.
 */
@QuarkusTest
@TestProfile(PipelineThroughput.Profile.class)
class PipelineThroughput {
  private static final Logger LOG = Logger.getLogger(PipelineThroughput.class);
  private static final String TOPICS = "throughput.";
  private static final int RECORDS = 20_000;

  /** The flush interval of the demo. */
  public static class Profile extends PipelineProfile {
    @Override
    protected String prefix() {
      return TOPICS;
    }

    @Override
    public Map<String, String> getConfigOverrides() {
      Map<String, String> settings = super.getConfigOverrides();
      settings.put("tidemark.intake.flush-interval", "PT2S");
      settings.put("tidemark.drift.codebook.sample", "5000");
      settings.put("tidemark.drift.codebook.cells", "128");
      return settings;
    }
  }

  @Inject CountStore counts;

  @Test
  void countsTheDemo() {
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    Events events = new Events("demo");
    try (Kafka kafka = new Kafka(TOPICS)) {
      kafka.send(Topic.APPLICATION, 0, events.application(1));
      long cpu = system.getProcessCpuTime();
      long wall = System.nanoTime();
      for (int i = 0; i < RECORDS; i++) {
        kafka.send(Topic.INTERACTION, i % 400 % PipelineProfile.PARTITIONS, event(events, i));
      }
      kafka.sendToAll(Topic.INTERACTION, events.end(Events.at(41, 1_000)));
      await().atMost(Duration.ofMinutes(5)).until(() -> counted(events) == RECORDS);
      LOG.infof(
          "%d records in %.1f s wall, %.1f s CPU of this process (broker and test included)",
          RECORDS, (System.nanoTime() - wall) / 1e9, (system.getProcessCpuTime() - cpu) / 1e9);
    }
  }

  private static InteractionEvent event(Events events, int i) {
    int user = i % 400;
    String text = "Prompt %d: how do I sort a list of records by date?".formatted(i);
    return events.event(
        "e" + i,
        Events.at(42L * i / RECORDS, 42L * i % RECORDS * 1_400 / RECORDS),
        events.interaction("user" + user, user % 256, text));
  }

  private long counted(Events events) {
    return counts
        .counts(new ApplicationKey(Events.TENANT, events.application()))
        .await()
        .atMost(Duration.ofSeconds(20))
        .stream()
        .mapToLong(DayCount::counted)
        .sum();
  }
}
