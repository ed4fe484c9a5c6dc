package dev.tidemark.quickstart.stack;

import dev.tidemark.quickstart.state.StateDirectory;
import java.util.Map;
import java.util.Optional;

/** Chooses between the servers the environment names and embedded ones. */
public final class Stacks {
  private Stacks() {}

  /** Whether the environment names servers, so that no embedded ones are needed. */
  public static boolean isExternal(Map<String, String> environment) {
    return ExternalStack.named(environment).isPresent();
  }

  /** Connects to the named servers or starts embedded ones; creates the topics that are missing. */
  public static Stack open(
      Map<String, String> environment, StateDirectory state, ServerPorts ports) {
    Optional<Servers> named = ExternalStack.named(environment);
    return named.isPresent()
        ? ExternalStack.connect(named.get())
        : EmbeddedStack.start(state, ports);
  }
}
