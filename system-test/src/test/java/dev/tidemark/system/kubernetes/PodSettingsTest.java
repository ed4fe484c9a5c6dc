package dev.tidemark.system.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.quickstart.process.TidemarkService;
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
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What pods are given to read, against what the services look for. */
class PodSettingsTest {
  /** Variables of the JVM itself and of the embedder's runtime in it. */
  private static final Set<String> OF_JAVA = Set.of("JDK_JAVA_OPTIONS", "ORT_DISABLE_TELEMETRY");

  private static final Pattern VARIABLE = Pattern.compile("[A-Z]+(_[A-Z]+)+");

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
    String manual = manual();
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
  void namesEverySettingInTheManual() throws IOException {
    String manual = manual();
    Stream<String> ofPods =
        deployments().flatMap(name -> Pods.container(name).getEnv().stream()).map(EnvVar::getName);
    assertThat(Stream.concat(ofPods, Pods.SETTINGS.keySet().stream()).distinct())
        .allMatch(variable -> manual.contains("`" + variable), "is in operations.md");
  }

  @Test
  void namesInTheManualOnlyVariablesThatSomebodyReads() throws IOException {
    List<String> rows = manual().lines().filter(line -> line.matches("\\| `[A-Z].*")).toList();
    assertThat(rows)
        .hasSizeGreaterThan(10)
        .flatMap(row -> VARIABLE.matcher(row.split("\\|", 3)[1]).results().toList())
        .extracting(MatchResult::group)
        .allSatisfy(PodSettingsTest::requireRead);
  }

  /** In a row of a service that is away, "nothing" stands for those that do not ask it. */
  @ParameterizedTest
  @EnumSource
  void isMissedByWhomTheManualSays(TidemarkService away) throws IOException {
    List<String> services = List.of("ingest", "drift", "shadow", "evalset");
    List<String> cells =
        manual()
            .lines()
            .map(line -> List.of(line.split(" *\\| *")))
            .filter(row -> row.size() == 7 && row.get(1).equals(away.label()))
            .findFirst()
            .orElseThrow();
    assertThat(services)
        .filteredOn(
            service -> !List.of("nothing", "–").contains(cells.get(3 + services.indexOf(service))))
        .containsExactlyElementsOf(
            services.stream().filter(service -> asks(service, away.name())).toList());
  }

  private static boolean asks(String service, String peer) {
    ServiceSettings read = ServiceSettings.of(service);
    return read.reads("TIDEMARK_%s_HOST".formatted(peer)) || read.reads("TIDEMARK_PEER_" + peer);
  }

  private static String manual() throws IOException {
    return Files.readString(Path.of("..", "docs", "operations.md"));
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
