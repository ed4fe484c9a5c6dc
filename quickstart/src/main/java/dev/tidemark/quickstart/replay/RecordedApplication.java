package dev.tidemark.quickstart.replay;

import dev.tidemark.proto.event.v1.Application;
import dev.tidemark.proto.event.v1.Clock;
import dev.tidemark.proto.event.v1.Policy;
import dev.tidemark.quickstart.gateway.GatewayClient;
import dev.tidemark.quickstart.launch.Narrator;
import dev.tidemark.quickstart.process.LaunchException;

/**
 * An application whose traffic was recorded: on event time, all of it sampled.
 *
 * @param client of ingest
 */
public record RecordedApplication(GatewayClient client, Narrator narrator) {

  /**
   * Makes it unless it is there.
   *
   * @throws LaunchException if it is there on wall time
   */
  public void require(String application) {
    Application existing = client.find(application).orElseGet(() -> create(application));
    if (existing.getClock() != Clock.CLOCK_EVENT) {
      throw new LaunchException(
          "application "
              + application
              + " runs on wall time and would count recorded traffic as late; choose another --app");
    }
  }

  /** Event time in UTC; everybody is in the panel and every record in the core. */
  public static Application of(String id) {
    return Application.newBuilder()
        .setId(id)
        .setClock(Clock.CLOCK_EVENT)
        .setTimeZone("UTC")
        .setPolicy(Policy.newBuilder().setCoreProbability(1).setPanelProbability(1))
        .build();
  }

  private Application create(String application) {
    narrator.say("Creating application " + application + " with event time");
    return client.put(of(application));
  }
}
