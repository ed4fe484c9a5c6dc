package dev.tidemark.system.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.quickstart.launch.LaunchPlan;
import dev.tidemark.quickstart.process.ServiceProcess;
import dev.tidemark.quickstart.process.TidemarkService;
import dev.tidemark.system.kubernetes.KedaQuery;
import dev.tidemark.system.kubernetes.Manifests;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HTTPGetAction;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Does to running services what Kubernetes does by the manifests. */
final class Kubelet {
  private static final String READINESS = "/q/health/ready";
  private static final long GRACE_SECONDS = 60;

  /** Instead of a status, when nobody answers. */
  private static final int NOBODY = 0;

  private final HttpClient client = HttpClient.newHttpClient();
  private final LaunchPlan plan;

  Kubelet(LaunchPlan plan) {
    this.plan = plan;
  }

  /** Ends a service and sees it say that it is unready before it stops to answer. */
  void stop(ServiceProcess process) throws InterruptedException {
    process.process().destroy();
    await()
        .pollInterval(Duration.ofMillis(50))
        .until(() -> status(process.ports().management(), READINESS), is(503));
    assertThat(process.process().waitFor(GRACE_SECONDS, TimeUnit.SECONDS)).isTrue();
  }

  /** Every probe of the base is answered with success. */
  void requireProbes() throws InterruptedException {
    for (Deployment deployment : Manifests.base().all(Deployment.class)) {
      Container container = deployment.getSpec().getTemplate().getSpec().getContainers().getFirst();
      for (HTTPGetAction probe : probes(container)) {
        assertThat(status(management(container.getName()), probe.getPath())).isEqualTo(200);
      }
    }
  }

  /** Every metric that a scaler asks for is there. */
  void requireMetrics() throws IOException, InterruptedException {
    for (JsonNode scaled : Manifests.keda().scaledObjects()) {
      KedaQuery query = KedaQuery.of(scaled);
      assertThat(get(management(query.service()), "/q/metrics").body())
          .contains(query.metric() + "{stream=\"" + query.stream() + "\"");
    }
  }

  private static Iterable<HTTPGetAction> probes(Container container) {
    return Stream.of(
            container.getStartupProbe(),
            container.getLivenessProbe(),
            container.getReadinessProbe())
        .map(Probe::getHttpGet)
        .toList();
  }

  private int management(String service) {
    return plan.ports(TidemarkService.valueOf(service.toUpperCase(Locale.ROOT))).management();
  }

  private int status(int management, String path) throws InterruptedException {
    try {
      return get(management, path).statusCode();
    } catch (IOException e) {
      return NOBODY;
    }
  }

  private HttpResponse<String> get(int management, String path)
      throws IOException, InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + management + path);
    Duration patience = Duration.ofSeconds(5);
    return client.send(
        HttpRequest.newBuilder(uri).timeout(patience).build(), BodyHandlers.ofString());
  }
}
