package dev.tidemark.system.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.proto.topic.Topic;
import dev.tidemark.quickstart.process.TidemarkService;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentSpec;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What grows and by what, against the streams that are read. */
class ScalingTest {
  private static final ObjectMapper JSON = new ObjectMapper();

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

  /** KEDA has no model here: what is misspelt would only be found by a cluster. */
  @Test
  void scalesByLagWithinTheBoundsOfTheScalerThatItReplaces() throws IOException {
    JsonNode scaled = Manifests.keda().scaledObjects().getFirst();
    HorizontalPodAutoscalerSpec replaced = scaler("drift-enrich").getSpec();
    JsonNode expected =
        JSON.readTree(
            """
            {"apiVersion": "keda.sh/v1alpha1", "kind": "ScaledObject",
             "metadata": {"name": "drift-enrich"},
             "spec": {
               "scaleTargetRef": {"name": "drift-enrich"},
               "pollingInterval": 15, "minReplicaCount": %d, "maxReplicaCount": %d,
               "advanced": {"horizontalPodAutoscalerConfig": {"behavior":
                 {"scaleDown": {"stabilizationWindowSeconds": %d}}}},
               "triggers": [
                 {"type": "kafka",
                  "metadata": {"bootstrapServersFromEnv": "TIDEMARK_KAFKA",
                    "consumerGroup": "drift-enrich", "topic": "tidemark.interaction.v1",
                    "lagThreshold": "2000"}},
                 {"type": "prometheus", "metricType": "Value",
                  "metadata": {"serverAddress": "http://prometheus:9090",
                    "query": "max(tidemark_oldest_unprocessed_seconds{stream=\\"drift-enrich\\"})",
                    "threshold": "30"}}]}}
            """
                .formatted(
                    replaced.getMinReplicas(),
                    replaced.getMaxReplicas(),
                    replaced.getBehavior().getScaleDown().getStabilizationWindowSeconds()));
    assertThat(scaled).isEqualTo(expected);
  }

  @Test
  void holdsNoMoreConnectionsThanTheManualSays() throws IOException {
    int most = Pods.names().mapToInt(ScalingTest::connections).sum();
    assertThat(Files.readString(Path.of("..", "docs", "operations.md")))
        .contains("hold at most %d connections".formatted(most));
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

  /** Of all replicas of a deployment, the one more that replaces another among them. */
  private static int connections(String name) {
    DeploymentSpec deployment = Pods.BASE.one(Deployment.class, name).getSpec();
    int fixed = Objects.requireNonNullElse(deployment.getReplicas(), 0);
    int most =
        Pods.BASE.all(HorizontalPodAutoscaler.class).stream()
            .map(HorizontalPodAutoscaler::getSpec)
            .filter(scaler -> scaler.getScaleTargetRef().getName().equals(name))
            .mapToInt(HorizontalPodAutoscalerSpec::getMaxReplicas)
            .findAny()
            .orElse(fixed);
    int more = deployment.getStrategy().getRollingUpdate().getMaxSurge().getIntVal();
    return (most + more) * (pool(name) + migrations(name));
  }

  private static int pool(String name) {
    return Pods.container(name).getEnv().stream()
        .filter(variable -> variable.getName().equals("QUARKUS_DATASOURCE_REACTIVE_MAX_SIZE"))
        .map(EnvVar::getValue)
        .mapToInt(Integer::parseInt)
        .findAny()
        .orElseGet(() -> number(name, "quarkus.datasource.reactive.max-size"));
  }

  private static int migrations(String name) {
    return number(name, "quarkus.datasource.jdbc.max-size");
  }

  private static int number(String name, String key) {
    return Integer.parseInt(Pods.read(name).property(key));
  }

  private static HorizontalPodAutoscaler scaler(String name) {
    return Pods.BASE.one(HorizontalPodAutoscaler.class, name);
  }
}
