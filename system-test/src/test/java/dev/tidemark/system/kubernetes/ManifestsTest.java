package dev.tidemark.system.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.Service;
import org.junit.jupiter.api.Test;

/** The other tests of this package find mistakes only if their reading does. */
class ManifestsTest {
  private static final String SERVICE = "{apiVersion: v1, kind: Service, spec: {%s: [{port: 80}]}}";

  @Test
  void readsWhatKubernetesKnows() {
    assertThat(Manifests.parse(SERVICE.formatted("ports")).all(Service.class)).hasSize(1);
  }

  @Test
  void refusesAFieldThatKubernetesDoesNotKnow() {
    assertThatThrownBy(() -> Manifests.parse(SERVICE.formatted("porst")))
        .hasMessageContaining("porst");
  }

  @Test
  void knowsVariablesOfPropertiesAndOfMappings() {
    ServiceSettings drift = ServiceSettings.of("drift");
    assertThat(drift.reads("TIDEMARK_KAFKA")).as("inside a value").isTrue();
    assertThat(drift.reads("QUARKUS_HTTP_HOST")).as("a key of the chassis").isTrue();
    assertThat(drift.reads("TIDEMARK_PEER_INGEST")).as("a mapping").isTrue();
    assertThat(drift.reads("TIDEMARK_KEYS")).as("of ingest alone").isFalse();
    assertThat(drift.peers()).contains(new ServiceSettings.Peer("TIDEMARK_SHADOW_HOST", 8082));
  }
}
