package dev.tidemark.drift.story;

import dev.tidemark.chassis.testing.EmbeddedStackResource;
import dev.tidemark.chassis.testing.ServiceProfile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Drift with the story behind it. */
public final class StoryProfile extends ServiceProfile {
  @Override
  public Map<String, String> getConfigOverrides() {
    Map<String, String> config = new HashMap<>(super.getConfigOverrides());
    config.put("tidemark.access.sign-in", "true");
    config.put("tidemark.drift.roles", "serve");
    String peers = Integer.toString(StoryPeers.freePort());
    config.put("quarkus.grpc.clients.shadow.test-port", peers);
    config.put("quarkus.grpc.clients.evalset.test-port", peers);
    for (String peer : new String[] {"ingest", "shadow", "evalset"}) {
      config.put(
          "tidemark.peer." + peer, "http://127.0.0.1:" + StoryPeers.freePort() + "/q/health/ready");
    }
    config.put("tidemark.peer.interval", "200ms");
    config.put("tidemark.peer.answer-age", "200ms");
    config.put("tidemark.peer.deadline", "3s");
    return config;
  }

  @Override
  public List<TestResourceEntry> testResources() {
    return List.of(new TestResourceEntry(EmbeddedStackResource.class));
  }

  @Override
  public Set<Class<?>> getEnabledAlternatives() {
    return Set.of(StoryBeans.class);
  }
}
