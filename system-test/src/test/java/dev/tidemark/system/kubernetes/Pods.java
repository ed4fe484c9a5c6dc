package dev.tidemark.system.kubernetes;

import dev.tidemark.quickstart.process.TidemarkService;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The pods of the base by the names of their deployments, and what their services read. */
final class Pods {
  static final Manifests BASE = Manifests.base();

  /** What all pods find in their environment. */
  static final Map<String, String> SETTINGS = literals("base");

  private static final Map<String, ServiceSettings> READ =
      Stream.of(TidemarkService.values())
          .map(TidemarkService::label)
          .collect(Collectors.toMap(Function.identity(), ServiceSettings::of));

  private Pods() {}

  static String setting(String variable) {
    return Objects.requireNonNull(SETTINGS.get(variable), variable);
  }

  static Stream<String> names() {
    return BASE.all(Deployment.class).stream()
        .map(deployment -> deployment.getMetadata().getName());
  }

  static Collection<ServiceSettings> services() {
    return READ.values();
  }

  /** The container is called after the service that runs in it. */
  static ServiceSettings read(String deployment) {
    return Objects.requireNonNull(READ.get(container(deployment).getName()), deployment);
  }

  static PodTemplateSpec template(String deployment) {
    return BASE.one(Deployment.class, deployment).getSpec().getTemplate();
  }

  static PodSpec pod(String deployment) {
    return template(deployment).getSpec();
  }

  static Container container(String deployment) {
    return pod(deployment).getContainers().getFirst();
  }

  static Volume volume(String deployment, String name) {
    return pod(deployment).getVolumes().stream()
        .filter(volume -> volume.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  static Volume volumeAt(String deployment, String path) {
    return container(deployment).getVolumeMounts().stream()
        .filter(mount -> mount.getMountPath().equals(path))
        .map(mount -> volume(deployment, mount.getName()))
        .findFirst()
        .orElseThrow();
  }

  /** Value of a variable in a pod: its own, else that of all pods. */
  static String variable(String deployment, String name) {
    return container(deployment).getEnv().stream()
        .filter(variable -> variable.getName().equals(name))
        .map(EnvVar::getValue)
        .findFirst()
        .orElseGet(() -> setting(name));
  }

  /** The settings that a kustomization writes. */
  static Map<String, String> literals(String directory) {
    return Manifests.tree(Manifests.ROOT.resolve(directory).resolve("kustomization.yaml"))
        .path("configMapGenerator")
        .path(0)
        .path("literals")
        .valueStream()
        .map(literal -> literal.asText().split("=", 2))
        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
  }
}
