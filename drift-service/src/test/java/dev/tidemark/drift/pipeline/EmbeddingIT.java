package dev.tidemark.drift.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.InvalidProtocolBufferException;
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
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** With the model that is shipped. */
@QuarkusTest
@TestProfile(PipelineProfile.class)
class EmbeddingIT {
  private static final String APPLICATION = "embedding";
  private static final String TEXT = "Please list the tides of Brest as JSON.";

  @Inject FeatureSpace space;

  @Test
  void embedsTheLastUserMessage() throws Exception {
    Events events = new Events(APPLICATION);
    try (Kafka kafka = new Kafka(PipelineProfile.PREFIX)) {
      kafka.send(Topic.APPLICATION, 0, events.application(1));
      kafka.send(
          Topic.INTERACTION,
          1,
          events.event("e1", Events.at(0, 1), events.interaction("u1", 1, TEXT)));
    }
    await().atMost(Duration.ofSeconds(60)).until(() -> !read().isEmpty());
    assertThat(read()).hasSize(1);
    Embedded embedded = read().getFirst().getEmbedded();
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

  private static List<EmbeddedEvent> read() throws InvalidProtocolBufferException {
    List<EmbeddedEvent> events = new ArrayList<>();
    for (var each : Kafka.readAll(PipelineProfile.PREFIX + Topic.EMBEDDED.topicName())) {
      EmbeddedEvent event = EmbeddedEvent.parseFrom(each.value());
      if (event.getEnvelope().getApplication().equals(APPLICATION)) {
        events.add(event);
      }
    }
    return events;
  }
}
