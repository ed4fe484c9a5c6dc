package dev.tidemark.system.kubernetes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What kustomize makes of it, where a kubectl is found that knows components. */
class KustomizeTest {
  private static final Pattern VERSION = Pattern.compile("v1\\.(\\d+)");
  private static final Pattern COMMENTED = Pattern.compile("(?m)^#(?=[^ ]|  )");
  private static final int LEAST = 21;

  @BeforeAll
  static void requireKubectl() {
    String answer = run("version", "--client");
    Matcher version = VERSION.matcher(answer);
    assumeTrue(
        version.find() && Integer.parseInt(version.group(1)) >= LEAST,
        () -> "needs kubectl 1.21 or newer to render, found: " + answer);
  }

  @Test
  void rendersTheBase() {
    Manifests base = render("base");
    assertThat(base.all(Deployment.class)).hasSize(6);
    assertThat(base.all(HorizontalPodAutoscaler.class)).hasSize(2);
  }

  @Test
  void rendersTheExampleWithItsNamespaceImagesAndSettings() {
    Manifests example = render("overlays/example");
    String settings = example.all(ConfigMap.class).getFirst().getMetadata().getName();
    assertThat(settings).startsWith("tidemark-settings-");
    assertThat(example.objects())
        .allMatch(object -> object.getMetadata().getNamespace().equals("tidemark"));
    assertThat(example.all(Deployment.class))
        .allSatisfy(
            deployment -> {
              var container =
                  deployment.getSpec().getTemplate().getSpec().getContainers().getFirst();
              assertThat(container.getImage()).matches("registry.example.com/tidemark/.*:0.1.0");
              assertThat(container.getEnvFrom().getFirst().getConfigMapRef().getName())
                  .isEqualTo(settings);
            });
  }

  @Test
  void asksForNothingThatAClusterNeedNotHave() {
    Manifests example = render("overlays/example");
    assertThat(example.scaledObjects()).isEmpty();
    assertThat(example.all(HorizontalPodAutoscaler.class))
        .extracting(scaler -> scaler.getMetadata().getName())
        .containsExactlyInAnyOrder("ingest", "drift-enrich");
  }

  @Test
  void letsOneScalerOnlyScaleADeployment(@TempDir Path copy) throws IOException {
    copyWithoutComments(copy);
    Manifests example = render(copy.resolve("overlays/example"));
    assertThat(example.all(HorizontalPodAutoscaler.class))
        .extracting(scaler -> scaler.getMetadata().getName())
        .containsExactly("ingest");
    assertThat(example.scaledObjects())
        .extracting(scaled -> scaled.path("metadata").path("name").asText())
        .containsExactly("drift-enrich");
    assertThat(example.scaledObjects().toString()).contains("http://prometheus.monitoring:9090");
  }

  /** What stands right behind the sign of a comment is meant to be taken out of it. */
  private static void copyWithoutComments(Path copy) throws IOException {
    try (Stream<Path> files = Files.walk(Manifests.ROOT)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".yaml")).toList()) {
        Path target = copy.resolve(Manifests.ROOT.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.writeString(target, COMMENTED.matcher(Files.readString(file)).replaceAll(""));
      }
    }
  }

  private static Manifests render(String directory) {
    return render(Manifests.ROOT.resolve(directory));
  }

  private static Manifests render(Path directory) {
    return Manifests.parse(run("kustomize", directory.toString()));
  }

  /** What kubectl says; nothing if there is none. */
  private static String run(String... arguments) {
    ProcessBuilder builder = new ProcessBuilder("kubectl");
    builder.command().addAll(List.of(arguments));
    try {
      Process process = builder.redirectErrorStream(true).start();
      return new String(process.getInputStream().readAllBytes(), UTF_8);
    } catch (IOException e) {
      return "no kubectl";
    }
  }
}
