package dev.tidemark.quickstart.demo;

import dev.tidemark.proto.event.v1.Application;
import dev.tidemark.proto.event.v1.Deployment;
import dev.tidemark.proto.event.v1.RolloutStep;
import dev.tidemark.quickstart.gateway.Times;
import dev.tidemark.quickstart.replay.RecordedApplication;
import dev.tidemark.quickstart.simulate.DemoWorld;
import dev.tidemark.quickstart.simulate.Scenario;
import dev.tidemark.stats.simulate.world.Rollout;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** What the demo's operator puts and announces. */
final class DemoPlan {
  static final String APPLICATION = "demo-assistant";

  private final Scenario scenario;
  private final long seed;

  DemoPlan(Scenario scenario, long seed) {
    this.scenario = scenario;
    this.seed = seed;
  }

  /** All of its traffic is sampled, as that of a recording. */
  static Application application() {
    return RecordedApplication.of(APPLICATION);
  }

  /** The new version, for half of the user blocks. */
  Deployment deployment() {
    Instant start = scenario.instant(DemoWorld.DEPLOYMENT_DAY, 0);
    return Deployment.newBuilder()
        .setId(scenario.newVersion())
        .setModel(scenario.model())
        .setModelVersion(scenario.newVersion())
        .setStart(Times.of(start))
        .addRollout(
            RolloutStep.newBuilder().setStart(Times.of(start)).addAllBlocks(exposedBlocks()))
        .setRandomised(true)
        .setDescription("A new version for half of the user blocks")
        .build();
  }

  private List<Integer> exposedBlocks() {
    Rollout rollout = DemoWorld.config(seed).rollout();
    return IntStream.range(0, Rollout.BLOCKS)
        .filter(block -> rollout.startDay(block) != Rollout.NEVER)
        .boxed()
        .toList();
  }
}
