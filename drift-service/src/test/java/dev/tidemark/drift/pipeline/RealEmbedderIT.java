package dev.tidemark.drift.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tidemark.chassis.stream.Vectors;
import dev.tidemark.proto.event.v1.Embedded;
import dev.tidemark.proto.event.v1.EmbeddedEvent;
import dev.tidemark.proto.topic.Topic;
import dev.tidemark.stats.feature.FeatureSpace;
import dev.tidemark.text.embed.MiniLmEmbedder;
import dev.tidemark.text.pattern.PromptPatterns;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(RealEmbedderIT.Profile.class)
class RealEmbedderIT {
  private static final String TOPICS = "real.";
  private static final String TEXT = "Please list the tides of Brest as JSON.";

  /** The model that is shipped. */
  public static class Profile extends PipelineProfile {
    @Override
    protected String prefix() {
      return TOPICS;
    }

    @Override
    public Set<Class<?>> getEnabledAlternatives() {
      return Set.of();
    }
  }

  @Inject FeatureSpace space;

  @Test
  void embedsTheLastUserMessage() throws Exception {
    Events events = new Events("real");
    try (Kafka kafka = new Kafka(TOPICS)) {
      kafka.send(Topic.APPLICATION, 0, events.application(1));
      kafka.send(
          Topic.INTERACTION,
          1,
          events.event("e1", Events.at(0, 1), events.interaction("u1", 1, TEXT)));
    }
    await().atMost(Duration.ofSeconds(60)).until(() -> read().size() == 1);
    Embedded embedded = EmbeddedEvent.parseFrom(read().getFirst().value()).getEmbedded();
    try (MiniLmEmbedder embedder = MiniLmEmbedder.load()) {
      assertThat(Vectors.fromBytes(embedded.getVector().toByteArray()))
          .containsExactly(embedder.embed(TEXT));
      assertThat(embedded.getEmbedder()).isEqualTo(embedder.id()).isEqualTo(space.embedderId());
    }
    assertThat(embedded.getCell().getCodebookVersion()).isZero();
    assertThat(embedded.getCell().getDistance()).isBetween(0f, 2f);
    assertThat(embedded.getPatterns().getVersion()).isEqualTo(PromptPatterns.VERSION);
    assertThat(embedded.getPatterns().getValuesCount()).isEqualTo(PromptPatterns.size());
  }

  private static List<ConsumerRecord<byte[], byte[]>> read() {
    return Kafka.readAll(TOPICS + Topic.EMBEDDED.topicName());
  }
}
