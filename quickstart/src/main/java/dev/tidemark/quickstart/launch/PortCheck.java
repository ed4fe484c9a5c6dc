package dev.tidemark.quickstart.launch;

import dev.tidemark.quickstart.process.FreePorts;
import dev.tidemark.quickstart.process.LaunchException;
import dev.tidemark.quickstart.stack.Stacks;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Looks for taken ports before anything starts, and names them. */
public final class PortCheck {
  private PortCheck() {}

  static void require(LaunchPlan plan) {
    require(wanted(plan));
  }

  /**
   * The same for one more port.
   *
   * @param owner who wants it
   */
  public static void require(int port, String owner) {
    require(Map.of(port, owner));
  }

  private static void require(Map<Integer, String> wanted) {
    List<String> taken =
        wanted.entrySet().stream()
            .filter(port -> !FreePorts.isFree(port.getKey()))
            .map(port -> "port " + port.getKey() + " (" + port.getValue() + ")")
            .toList();
    if (!taken.isEmpty()) {
      throw new LaunchException(
          String.join(", ", taken)
              + (taken.size() == 1 ? " is" : " are")
              + " taken by another program; stop it, or move all ports with --port-offset 100");
    }
  }

  private static Map<Integer, String> wanted(LaunchPlan plan) {
    Map<Integer, String> ports = new LinkedHashMap<>();
    plan.services()
        .forEach(
            (service, port) -> {
              ports.put(port.main(), service.label());
              ports.put(port.management(), service.label() + ", management");
            });
    if (!Stacks.isExternal(plan.environment())) {
      ports.put(plan.servers().postgres(), "PostgreSQL");
      ports.put(plan.servers().kafka(), "Kafka");
      ports.put(plan.servers().controller(), "Kafka's controller");
    }
    return ports;
  }
}
