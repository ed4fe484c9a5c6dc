package dev.tidemark.quickstart.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.EnvVar;
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
    assertThat(Pods.SETTINGS.keySet())
        .allMatch(
            variable ->
                OF_JAVA.contains(variable)
                    || Pods.services().stream().anyMatch(read -> read.reads(variable)),
            "read by a service");
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
        .allMatch(pointedTo::contains, "is the value of a variable");
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
