package dev.tidemark.system.kubernetes;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Objects read from YAML, strictly: a field that the API does not know fails. */
public final class Manifests {
  /** Directory of all manifests. */
  static final Path ROOT = Path.of("..", "k8s").toAbsolutePath().normalize();

  private static final ObjectMapper YAML =
      YAMLMapper.builder()
          .annotationIntrospector(new NothingUnknown())
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private final List<HasMetadata> objects = new ArrayList<>();
  private final List<JsonNode> scaledObjects = new ArrayList<>();

  private Manifests() {}

  /** The base, as it is written. */
  public static Manifests base() {
    return in(ROOT.resolve("base"));
  }

  /** The component for KEDA, as it is written. */
  public static Manifests keda() {
    return in(ROOT.resolve("components/keda"));
  }

  /** Documents of one text. */
  static Manifests parse(String text) {
    Manifests manifests = new Manifests();
    manifests.add(text);
    return manifests;
  }

  /** One document of another kind, such as a kustomization. */
  static JsonNode tree(Path file) {
    try {
      return YAML.readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private static Manifests in(Path directory) {
    Manifests manifests = new Manifests();
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.filter(Manifests::isManifest).sorted().toList()) {
        manifests.add(Files.readString(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + directory, e);
    }
    return manifests;
  }

  private static boolean isManifest(Path file) {
    return file.toString().endsWith(".yaml") && !file.endsWith("kustomization.yaml");
  }

  /** All objects of a kind. */
  public <T extends HasMetadata> List<T> all(Class<T> kind) {
    return objects.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** The only object of a kind with this name. */
  <T extends HasMetadata> T one(Class<T> kind, String name) {
    List<T> found =
        all(kind).stream().filter(object -> object.getMetadata().getName().equals(name)).toList();
    if (found.size() != 1) {
      throw new AssertionError("%d %s of name %s".formatted(found.size(), kind, name));
    }
    return found.getFirst();
  }

  /** KEDA's objects, for which there is no model. */
  public List<JsonNode> scaledObjects() {
    return List.copyOf(scaledObjects);
  }

  /** Everything with a model. */
  List<HasMetadata> objects() {
    return List.copyOf(objects);
  }

  private void add(String text) {
    try (MappingIterator<JsonNode> documents = YAML.readerFor(JsonNode.class).readValues(text)) {
      while (documents.hasNext()) {
        add(documents.next());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(JsonNode document) throws IOException {
    String kind = document.path("apiVersion").asText() + "/" + document.path("kind").asText();
    switch (kind) {
      case "v1/ConfigMap" -> add(document, ConfigMap.class);
      case "v1/Service" -> add(document, Service.class);
      case "v1/ServiceAccount" -> add(document, ServiceAccount.class);
      case "apps/v1/Deployment" -> add(document, Deployment.class);
      case "policy/v1/PodDisruptionBudget" -> add(document, PodDisruptionBudget.class);
      case "autoscaling/v2/HorizontalPodAutoscaler" -> add(document, HorizontalPodAutoscaler.class);
      case "keda.sh/v1alpha1/ScaledObject" -> scaledObjects.add(document);
      default -> throw new AssertionError("unknown kind " + kind);
    }
  }

  private void add(JsonNode document, Class<? extends HasMetadata> kind) throws IOException {
    objects.add(YAML.treeToValue(document, kind));
  }

  /** The models gather fields that they do not know; here these are mistakes. */
  private static final class NothingUnknown extends JacksonAnnotationIntrospector {
    private static final long serialVersionUID = 1L;

    @Override
    public Boolean hasAnySetter(Annotated annotated) {
      return false;
    }
  }
}
