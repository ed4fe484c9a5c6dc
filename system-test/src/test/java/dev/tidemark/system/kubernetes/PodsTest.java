package dev.tidemark.system.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.tidemark.quickstart.launch.RunningTidemark;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How pods are made, kept and ended, against what the services listen on and need. */
class PodsTest {
  private static final String DRAIN = "tidemark.shadow.replay.drain";
  private static final String CLOSE = "mp.messaging.connector.smallrye-kafka.close-timeout";
  private static final Duration MARGIN = Duration.ofSeconds(10);

  static Stream<String> deployments() {
    return Pods.names();
  }

  @ParameterizedTest
  @MethodSource("deployments")
  void opensThePortsThatTheServiceListensOn(String name) {
    ServiceSettings read = Pods.read(name);
    assertThat(Pods.container(name).getPorts())
        .extracting(ContainerPort::getName, ContainerPort::getContainerPort)
        .containsExactly(
            tuple("api", Integer.valueOf(read.property("quarkus.http.port"))),
            tuple("management", Integer.valueOf(read.property("quarkus.management.port"))));
  }

  @ParameterizedTest
  @MethodSource("deployments")
  void asksTheManagementPortHowThePodIs(String name) {
    Container container = Pods.container(name);
    requireProbe(container.getStartupProbe(), "/q/health/started");
    requireProbe(container.getLivenessProbe(), "/q/health/live");
    requireProbe(container.getReadinessProbe(), "/q/health/ready");
  }

  @ParameterizedTest
  @MethodSource("deployments")
  void selectsThePodsOfTheDeployment(String name) {
    Map<String, String> labels = Pods.template(name).getMetadata().getLabels();
    Service service = Pods.BASE.one(Service.class, name);
    PodDisruptionBudget budget = Pods.BASE.one(PodDisruptionBudget.class, name);
    Map<String, String> selector =
        Pods.BASE.one(Deployment.class, name).getSpec().getSelector().getMatchLabels();
    assertThat(labels).containsAllEntriesOf(selector);
    assertThat(service.getSpec().getSelector()).isEqualTo(selector);
    assertThat(budget.getSpec().getSelector().getMatchLabels()).isEqualTo(selector);
    assertThat(budget.getSpec().getMaxUnavailable().getIntVal()).isEqualTo(1);
    assertThat(service.getSpec().getPorts())
        .allSatisfy(port -> assertThat(portNames(name)).contains(port.getTargetPort().getStrVal()));
  }

  @Test
  void namesWhatEverythingIsPartOf() {
    Map<String, String> whole = Map.of("app.kubernetes.io/part-of", "tidemark");
    assertThat(Pods.BASE.objects())
        .allSatisfy(each -> assertThat(each.getMetadata().getLabels()).containsAllEntriesOf(whole));
    assertThat(Pods.names())
        .allSatisfy(
            name ->
                assertThat(Pods.template(name).getMetadata().getLabels())
                    .containsAllEntriesOf(whole));
  }

  @Test
  void takesOpenTelemetryOnItsUsualPorts() {
    assertThat(Pods.BASE.one(Service.class, "ingest").getSpec().getPorts())
        .filteredOn(port -> "api".equals(port.getTargetPort().getStrVal()))
        .extracting(ServicePort::getPort)
        .containsExactlyInAnyOrder(8081, 4317, 4318);
  }

  @ParameterizedTest
  @MethodSource("deployments")
  void runsWithoutPrivileges(String name) {
    PodSpec pod = Pods.pod(name);
    assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
    assertThat(pod.getSecurityContext().getRunAsUser()).isPositive();
    assertThat(pod.getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
    var context = Pods.container(name).getSecurityContext();
    assertThat(context.getReadOnlyRootFilesystem()).isTrue();
    assertThat(context.getAllowPrivilegeEscalation()).isFalse();
    assertThat(context.getCapabilities().getDrop()).containsExactly("ALL");
    assertThat(pod.getAutomountServiceAccountToken()).isFalse();
    // Variables of a neighbour called "kafka" would look like settings of the Kafka clients.
    assertThat(pod.getEnableServiceLinks()).isFalse();
    assertThat(pod.getServiceAccountName()).isEqualTo(name);
    assertThat(Pods.BASE.one(ServiceAccount.class, name).getAutomountServiceAccountToken())
        .isFalse();
  }

  @ParameterizedTest
  @MethodSource("deployments")
  void writesNowhereButToTmp(String name) {
    List<String> writable =
        Pods.container(name).getVolumeMounts().stream()
            .filter(mount -> !Boolean.TRUE.equals(mount.getReadOnly()))
            .map(VolumeMount::getMountPath)
            .toList();
    assertThat(writable).containsExactly("/tmp");
    assertThat(Pods.volume(name, "tmp").getEmptyDir()).isNotNull();
  }

  @ParameterizedTest
  @MethodSource("deployments")
  void statesWhatItNeedsAndItsBounds(String name) {
    var resources = Pods.container(name).getResources();
    assertThat(resources.getRequests()).containsOnlyKeys("cpu", "memory");
    assertThat(resources.getLimits()).containsOnlyKeys("cpu", "memory");
    // Memory that is promised twice is memory that ends a pod.
    assertThat(resources.getLimits().get("memory"))
        .isEqualTo(resources.getRequests().get("memory"));
  }

  @ParameterizedTest
  @MethodSource("deployments")
  void outlivesItsOwnStop(String name) {
    ServiceSettings read = Pods.read(name);
    Duration delay = duration(Pods.setting("TIDEMARK_SHUTDOWN_DELAY"));
    Duration calls = duration(read.property("quarkus.shutdown.timeout"));
    Duration flush = duration(read.property("tidemark.intake.flush-timeout"));
    Duration last = duration(read.property("tidemark.closing.last-calls"));
    Duration drain = read.find(DRAIN).map(PodsTest::duration).orElse(Duration.ZERO);
    // Readers and sender, one after the other, each twice its time.
    Duration clients = Duration.ofMillis(Long.parseLong(read.property(CLOSE))).multipliedBy(4);
    Duration stop = delay.plus(calls).plus(last).plus(flush).plus(drain).plus(clients);
    assertThat(RunningTidemark.GRACE).isGreaterThanOrEqualTo(stop);
    assertThat(Duration.ofSeconds(Pods.pod(name).getTerminationGracePeriodSeconds()))
        .isGreaterThanOrEqualTo(stop.plus(MARGIN));
    assertThat(delay).isGreaterThan(unreadyAfter(Pods.container(name).getReadinessProbe()));
  }

  @Test
  void countsTheReplaysOfShadowToItsStop() {
    assertThat(Pods.read("shadow").find(DRAIN)).contains("PT10S");
  }

  @ParameterizedTest
  @MethodSource("deployments")
  void asksForADatabaseThatIsAwayWithinTheTimeItHasToStart(String name) {
    Duration pause = duration(Pods.read(name).property("quarkus.flyway.connect-retries-interval"));
    Duration asking =
        pause.multipliedBy(Integer.parseInt(Pods.setting("QUARKUS_FLYWAY_CONNECT_RETRIES")));
    Duration start = unreadyAfter(Pods.container(name).getStartupProbe());
    assertThat(asking).isBetween(start.dividedBy(2), start.multipliedBy(3).dividedBy(4));
  }

  @ParameterizedTest
  @MethodSource("deployments")
  void replacesPodsWithoutAGap(String name) {
    var rolling = Pods.BASE.one(Deployment.class, name).getSpec().getStrategy().getRollingUpdate();
    assertThat(rolling.getMaxUnavailable().getIntVal()).isZero();
    assertThat(rolling.getMaxSurge().getIntVal()).isPositive();
  }

  private static void requireProbe(Probe probe, String path) {
    assertThat(probe.getHttpGet().getPath()).isEqualTo(path);
    assertThat(probe.getHttpGet().getPort().getStrVal()).isEqualTo("management");
  }

  private static Duration unreadyAfter(Probe probe) {
    return Duration.ofSeconds((long) probe.getPeriodSeconds() * probe.getFailureThreshold());
  }

  private static List<String> portNames(String deployment) {
    return Pods.container(deployment).getPorts().stream().map(ContainerPort::getName).toList();
  }

  private static Duration duration(String text) {
    return Duration.parse(text.startsWith("PT") ? text : "PT" + text);
  }
}
