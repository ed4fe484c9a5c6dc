package dev.tidemark.quickstart.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.proto.topic.Topic;
import dev.tidemark.quickstart.process.TidemarkService;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What grows and by what, against the streams that are read. */
class ScalingTest {
  @Test
  void runsEveryServiceAndEveryRoleOfDrift() {
    assertThat(Pods.names())
        .containsExactlyInAnyOrder(
            "ingest", "shadow", "evalset", "drift-enrich", "drift-analyse", "drift-serve");
  }

  @Test
  void scalesByCpuWhatHasNoFixedNumberOfReplicas() {
    List<HorizontalPodAutoscaler> scalers = Pods.BASE.all(HorizontalPodAutoscaler.class);
    assertThat(scalers)
        .extracting(scaler -> scaler.getSpec().getScaleTargetRef().getName())
        .containsExactlyInAnyOrder("ingest", "drift-enrich");
    assertThat(scalers)
        .allSatisfy(
            scaler -> {
              String target = scaler.getSpec().getScaleTargetRef().getName();
              assertThat(Pods.BASE.one(Deployment.class, target).getSpec().getReplicas()).isNull();
              assertThat(scaler.getSpec().getMetrics())
                  .extracting(metric -> metric.getResource().getName())
                  .containsExactly("cpu");
            });
    assertThat(scaler("drift-enrich").getSpec().getMaxReplicas())
        .isLessThanOrEqualTo(Topic.DEFAULT_PARTITIONS);
  }

  @Test
  void scalesByStreamsThatAreRead() {
    Map<String, String> topics =
        Pods.services().stream()
            .flatMap(read -> read.topicsByGroup().entrySet().stream())
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    assertThat(Manifests.keda().scaledObjects())
        .isNotEmpty()
        .allSatisfy(
            scaled -> {
              JsonNode spec = scaled.path("spec");
              JsonNode kafka = spec.path("triggers").path(0).path("metadata");
              String group = kafka.path("consumerGroup").asText();
              assertThat(topics).containsEntry(group, kafka.path("topic").asText());
              assertThat(Stream.of(Topic.values()).map(Topic::topicName))
                  .contains(kafka.path("topic").asText());
              assertThat(Pods.SETTINGS).containsKey(kafka.path("bootstrapServersFromEnv").asText());
              assertThat(KedaQuery.of(scaled).stream()).isEqualTo(group);
              assertThat(Pods.names()).contains(spec.path("scaleTargetRef").path("name").asText());
              assertThat(spec.path("maxReplicaCount").asInt())
                  .isLessThanOrEqualTo(Topic.DEFAULT_PARTITIONS);
            });
  }

  @Test
  void knowsEveryReaderOfATopic() {
    for (Topic topic : Topic.values()) {
      List<String> readers =
          Stream.of(TidemarkService.values())
              .map(TidemarkService::label)
              .filter(
                  service ->
                      ServiceSettings.of(service).topicsByGroup().containsValue(topic.topicName()))
              .toList();
      assertThat(topic.readers()).as(topic.topicName()).hasSameElementsAs(readers);
    }
  }

  private static HorizontalPodAutoscaler scaler(String name) {
    return Pods.BASE.one(HorizontalPodAutoscaler.class, name);
  }
}
