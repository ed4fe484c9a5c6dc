package dev.tidemark.quickstart.process;

import dev.tidemark.quickstart.state.StateDirectory;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Starts services as child processes and records them.
 *
 * <p>A child ignores Ctrl-C and the closing of the terminal: both reach the whole process group,
 * and the launcher stops services before the broker and the database they flush to.
 */
public final class ServiceLauncher {

  private final Path checkout;
  private final StateDirectory state;
  private final Map<String, String> environment;
  private final ProcessRecords records;

  /**
   * Services of one checkout on one set of servers.
   *
   * @param environment set for every service, beside its ports
   */
  public ServiceLauncher(Path checkout, StateDirectory state, Map<String, String> environment) {
    this.checkout = checkout;
    this.state = state;
    this.environment = Map.copyOf(environment);
    this.records = new ProcessRecords(state.run());
  }

  /**
   * Starts one service; returns before it is ready.
   *
   * @param name unique name of the instance, names its log and its record
   */
  public ServiceProcess start(String name, TidemarkService service, ServicePorts ports) {
    Path log = state.log(name);
    ProcessBuilder builder =
        new ProcessBuilder(command(name, service))
            .directory(state.root().toFile())
            .redirectErrorStream(true)
            .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
            .redirectOutput(Redirect.to(log.toFile()));
    builder.environment().putAll(environment);
    builder.environment().put("QUARKUS_HTTP_HOST", "127.0.0.1");
    builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(ports.main()));
    builder.environment().put("QUARKUS_MANAGEMENT_PORT", Integer.toString(ports.management()));
    try {
      Process process = builder.start();
      records.write(name, process.toHandle(), ports);
      return new ServiceProcess(name, process, ports, log);
    } catch (IOException e) {
      throw new LaunchException("cannot start " + name, e);
    }
  }

  private List<String> command(String name, TidemarkService service) {
    List<String> command = ShieldedJava.command();
    command.add(ProcessRecord.marker(name));
    command.add("@" + checkout.resolve("jvm.options"));
    command.addAll(service.options());
    command.add("-jar");
    command.add(service.jar(checkout).toString());
    return command;
  }
}
