package dev.tidemark.quickstart.cli;

import dev.tidemark.quickstart.drift.DriftApi;
import dev.tidemark.quickstart.launch.LaunchPlan;
import dev.tidemark.quickstart.launch.Narrator;
import dev.tidemark.quickstart.process.TidemarkService;
import dev.tidemark.quickstart.state.Secrets;

/** Says where things are once everything is ready. */
final class Welcome {
  private final LaunchPlan plan;
  private final Narrator narrator;

  Welcome(LaunchPlan plan, Narrator narrator) {
    this.plan = plan;
    this.narrator = narrator;
  }

  void say() {
    int ingest = plan.ports(TidemarkService.INGEST).main();
    int drift = plan.ports(TidemarkService.DRIFT).main();
    narrator.say("Tidemark runs.");
    DriftApi api = new DriftApi(drift, new Secrets(plan.state()));
    narrator.say("  Console     " + api.consoleLink() + " (opens once, within 10 minutes)");
    narrator.say("  Front door  127.0.0.1:" + ingest + " for gRPC and HTTP");
    narrator.say("  Tokens      " + plan.state().tokens() + ", one file for each role");
  }
}
