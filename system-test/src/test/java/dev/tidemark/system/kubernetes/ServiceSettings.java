package dev.tidemark.system.kubernetes;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.lang.classfile.AnnotationValue;
import java.lang.classfile.AttributedElement;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the configuration of one service reads: its properties, the chassis' and its mappings. */
final class ServiceSettings {
  private static final Path CHECKOUT = Path.of("..").toAbsolutePath().normalize();
  private static final Path CHASSIS = CHECKOUT.resolve("chassis");
  private static final String MAPPING = "io/smallrye/config/ConfigMapping";
  private static final String DEFAULT = "io/smallrye/config/WithDefault";
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)[:}]");
  private static final Pattern PEER =
      Pattern.compile("quarkus\\.grpc\\.clients\\.([a-z-]+)\\.host");
  private static final Pattern CHANNEL =
      Pattern.compile("mp\\.messaging\\.incoming\\.([a-z-]+)\\.group\\.id");

  /**
   * Another service that is called over gRPC.
   *
   * @param host variable with its address
   * @param port where it listens, unless told otherwise
   */
  record Peer(String host, int port) {}

  private final Map<String, String> properties = new HashMap<>();
  private final Set<String> variables = new HashSet<>();

  private ServiceSettings(Path module) {
    addMappings(CHASSIS);
    addMappings(module);
    addProperties(CHASSIS.resolve("src/main/resources/META-INF/microprofile-config.properties"));
    addProperties(module.resolve("src/main/resources/application.properties"));
    properties.forEach((key, value) -> addVariables(key, value));
  }

  /**
   * Settings of a service.
   *
   * @param service short name, such as {@code drift}
   */
  static ServiceSettings of(String service) {
    return new ServiceSettings(CHECKOUT.resolve(service + "-service"));
  }

  /** Value of a key where it is not set from outside. */
  String property(String key) {
    return Objects.requireNonNull(properties.get(key), key);
  }

  /** The same; empty where the service has no such key. */
  Optional<String> find(String key) {
    return Optional.ofNullable(properties.get(key));
  }

  /** Whether an environment variable of this name has any effect. */
  boolean reads(String variable) {
    return variables.contains(variable);
  }

  /** Topic by consumer group, of every channel that reads. */
  Map<String, String> topicsByGroup() {
    Map<String, String> topics = new HashMap<>();
    properties.forEach(
        (key, group) -> {
          var channel = CHANNEL.matcher(key);
          if (channel.matches()) {
            topics.put(group, property("mp.messaging.incoming." + channel.group(1) + ".topic"));
          }
        });
    return topics;
  }

  /** The services that this one calls. */
  List<Peer> peers() {
    return properties.keySet().stream()
        .map(PEER::matcher)
        .filter(Matcher::matches)
        .map(client -> peer("quarkus.grpc.clients." + client.group(1)))
        .toList();
  }

  private Peer peer(String client) {
    Matcher host = VARIABLE.matcher(property(client + ".host"));
    if (!host.find()) {
      throw new AssertionError(client + " has an address that nobody can change");
    }
    String port = property(client + ".port");
    int from = port.indexOf(':') + 1;
    return new Peer(host.group(1), Integer.parseInt(port.substring(from, port.length() - 1)));
  }

  private void addProperties(Path file) {
    Properties read = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      read.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
    read.stringPropertyNames().forEach(key -> properties.put(key, read.getProperty(key)));
  }

  private void addVariables(String key, String value) {
    variables.add(key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT));
    VARIABLE.matcher(value).results().forEach(match -> variables.add(match.group(1)));
  }

  private void addMappings(Path module) {
    try (Stream<Path> files = Files.walk(module.resolve("target/classes"))) {
      for (Path file : files.filter(each -> each.toString().endsWith("Config.class")).toList()) {
        ClassModel type = ClassFile.of().parse(file);
        text(type, MAPPING, "prefix").ifPresent(prefix -> addMapping(prefix, type));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the classes of " + module, e);
    }
  }

  private void addMapping(String prefix, ClassModel type) {
    for (MethodModel method : type.methods()) {
      String name = method.methodName().stringValue().replaceAll("([a-z0-9])([A-Z])", "$1-$2");
      String key = prefix + "." + name.toLowerCase(Locale.ROOT);
      properties.put(key, text(method, DEFAULT, "value").orElse(""));
    }
  }

  /** Text of an element of an annotation, where it stands. */
  private static Optional<String> text(
      AttributedElement annotated, String annotation, String element) {
    return annotated.findAttribute(Attributes.runtimeVisibleAnnotations()).stream()
        .flatMap(all -> all.annotations().stream())
        .filter(one -> one.className().equalsString("L" + annotation + ";"))
        .flatMap(one -> one.elements().stream())
        .filter(part -> part.name().equalsString(element))
        .map(part -> ((AnnotationValue.OfString) part.value()).stringValue())
        .findFirst();
  }
}
