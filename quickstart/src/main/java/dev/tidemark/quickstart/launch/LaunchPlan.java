package dev.tidemark.quickstart.launch;

import dev.tidemark.quickstart.process.ServicePorts;
import dev.tidemark.quickstart.process.TidemarkService;
import dev.tidemark.quickstart.stack.ServerPorts;
import dev.tidemark.quickstart.state.StateDirectory;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/**
 * What is to be started, from where, and on which ports.
 *
 * @param checkout directory of the built checkout
 * @param state where this instance keeps its things
 * @param environment variables of the caller; those named TIDEMARK_… and QUARKUS_… reach services
 * @param settings further variables for the services
 * @param services ports of each service
 * @param servers ports of the embedded servers
 */
public record LaunchPlan(
    Path checkout,
    StateDirectory state,
    Map<String, String> environment,
    Map<String, String> settings,
    Map<TidemarkService, ServicePorts> services,
    ServerPorts servers) {

  /** The usual ports, all moved by the same offset. */
  public static LaunchPlan at(
      int offset,
      Path checkout,
      StateDirectory state,
      Map<String, String> environment,
      Map<String, String> settings) {
    Map<TidemarkService, ServicePorts> services = new EnumMap<>(TidemarkService.class);
    for (TidemarkService service : TidemarkService.values()) {
      services.put(service, service.ports(offset));
    }
    return new LaunchPlan(checkout, state, environment, settings, services, ServerPorts.at(offset));
  }

  /** Ports of one service. */
  public ServicePorts ports(TidemarkService service) {
    ServicePorts ports = services.get(service);
    if (ports == null) {
      throw new IllegalArgumentException("no ports for " + service.label());
    }
    return ports;
  }
}
