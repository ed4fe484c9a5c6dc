package dev.tidemark.quickstart.launch;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.quickstart.process.FreePorts;
import dev.tidemark.quickstart.process.LaunchException;
import dev.tidemark.quickstart.process.ServicePorts;
import dev.tidemark.quickstart.process.TidemarkService;
import dev.tidemark.quickstart.stack.ServerPorts;
import dev.tidemark.quickstart.state.StateDirectory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PortCheckTest {

  @Test
  void namesTheTakenPortAndSaysWhatToDo() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      ServicePorts drift = new ServicePorts(taken.getLocalPort(), FreePorts.next());
      LaunchPlan plan =
          new LaunchPlan(
              Path.of("."),
              new StateDirectory(Path.of("target")),
              Map.of(),
              Map.of(),
              Map.of(TidemarkService.DRIFT, drift),
              ServerPorts.free());
      assertThatThrownBy(() -> PortCheck.require(plan))
          .isInstanceOf(LaunchException.class)
          .hasMessageContaining("port " + taken.getLocalPort() + " (drift) is taken")
          .hasMessageContaining("--port-offset");
    }
  }

  @Test
  void looksForOnePortMore() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> PortCheck.require(taken.getLocalPort(), "stand-in models"))
          .hasMessageContaining("port " + taken.getLocalPort() + " (stand-in models) is taken");
    }
  }
}
