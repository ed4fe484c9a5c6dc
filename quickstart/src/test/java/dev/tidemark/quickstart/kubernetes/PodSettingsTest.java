package dev.tidemark.quickstart.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.SecretVolumeSource;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What pods are given to read, against what the services look for. */
class PodSettingsTest {
  /** Variables of the JVM itself. */
  private static final Set<String> OF_JAVA = Set.of("JDK_JAVA_OPTIONS");

  static Stream<String> deployments() {
    return Pods.names();
  }

  @ParameterizedTest
  @MethodSource("deployments")
  void setsOnlyVariablesThatTheServiceReads(String name) {
    assertThat(Pods.container(name).getEnv())
        .extracting(EnvVar::getName)
        .allMatch(Pods.read(name)::reads, "read by " + name);
  }

  @Test
  void sharesOnlySettingsThatSomebodyReads() {
    assertThat(Pods.SETTINGS.keySet()).allSatisfy(PodSettingsTest::requireRead);
  }

  private static void requireRead(String variable) {
    assertThat(
            OF_JAVA.contains(variable) || Pods.services().stream().anyMatch(s -> s.reads(variable)))
        .as("%s is read by a service", variable)
        .isTrue();
  }

  @ParameterizedTest
  @MethodSource("deployments")
  void findsEveryServiceThatItCalls(String name) {
    assertThat(Pods.read(name).peers())
        .allSatisfy(
            peer -> {
              Service called = Pods.BASE.one(Service.class, Pods.variable(name, peer.host()));
              assertThat(called.getSpec().getPorts())
                  .filteredOn(port -> "api".equals(port.getTargetPort().getStrVal()))
                  .extracting(ServicePort::getPort)
                  .contains(peer.port());
            });
  }

  @Test
  void letsShadowCallModels() {
    String secrets = Pods.variable("shadow", "TIDEMARK_SECRETS");
    SecretVolumeSource ofDefault = Pods.volumeAt("shadow", secrets + "/default").getSecret();
    assertThat(ofDefault.getOptional()).as("candidates may need no secret").isTrue();
    assertThat(Pods.literals("overlays/example"))
        .containsKeys("TIDEMARK_SHADOW_ALLOWED_ENDPOINTS", "TIDEMARK_SHADOW_JUDGE_ENDPOINT")
        .allSatisfy((variable, _) -> requireRead(variable));
  }

  @ParameterizedTest
  @MethodSource("deployments")
  void refusesToStartWithoutTokens(String name) {
    assertThat(Pods.SETTINGS).containsEntry("QUARKUS_HTTP_HOST", "0.0.0.0");
    assertThat(Pods.SETTINGS).containsEntry("QUARKUS_MANAGEMENT_HOST", "0.0.0.0");
    Volume tokens = Pods.volumeAt(name, Pods.setting("TIDEMARK_TOKENS"));
    assertThat(tokens.getSecret().getSecretName()).isEqualTo("tidemark-tokens");
    assertThat(tokens.getSecret().getOptional()).isNotEqualTo(true);
  }

  @ParameterizedTest
  @MethodSource("deployments")
  void mountsEverySecretWhereAVariablePointsTo(String name) {
    Set<String> pointedTo =
        Stream.concat(
                Pods.SETTINGS.values().stream(),
                Pods.container(name).getEnv().stream().map(EnvVar::getValue))
            .collect(Collectors.toSet());
    assertThat(Pods.container(name).getVolumeMounts())
        .filteredOn(mount -> Pods.volume(name, mount.getName()).getSecret() != null)
        .extracting(VolumeMount::getMountPath)
        .isNotEmpty()
        .allMatch(
            path ->
                pointedTo.contains(path) || pointedTo.contains(path.replaceFirst("/[^/]+$", "")),
            "is the value of a variable, or a tenant's directory in it");
  }

  @Test
  void namesEverySecretInTheManual() throws IOException {
    String manual = Files.readString(Path.of("..", "docs", "operations.md"));
    Stream<String> mounted =
        deployments()
            .flatMap(name -> Pods.pod(name).getVolumes().stream())
            .filter(volume -> volume.getSecret() != null)
            .map(volume -> volume.getSecret().getSecretName());
    Stream<String> read =
        deployments()
            .flatMap(name -> Pods.container(name).getEnvFrom().stream())
            .filter(source -> source.getSecretRef() != null)
            .map(source -> source.getSecretRef().getName());
    assertThat(Stream.concat(mounted, read).distinct())
        .allMatch(secret -> manual.contains("secret generic " + secret), "is in operations.md");
  }

  @Test
  void startsTheImageWithTheFlagsOfEveryOtherStart() throws IOException {
    String image = Files.readString(Manifests.ROOT.resolve("Dockerfile"));
    assertThat(image).contains("COPY jvm.options ./", "\"@/opt/tidemark/jvm.options\"");
    List<String> flags;
    try (Stream<String> lines = Files.lines(Path.of("..", "jvm.options"))) {
      flags = lines.filter(line -> line.startsWith("-")).toList();
    }
    try (Stream<Path> files = Files.walk(Manifests.ROOT)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file)).doesNotContain(flags);
      }
    }
  }
}
