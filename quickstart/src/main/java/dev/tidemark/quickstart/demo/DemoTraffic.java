package dev.tidemark.quickstart.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.proto.ingest.v1.ReportTrafficRequest;
import dev.tidemark.quickstart.drift.DriftApi;
import dev.tidemark.quickstart.gateway.Batcher;
import dev.tidemark.quickstart.gateway.GatewayClient;
import dev.tidemark.quickstart.gateway.Tally;
import dev.tidemark.quickstart.gateway.Times;
import dev.tidemark.quickstart.simulate.SimulatedInteraction;
import dev.tidemark.quickstart.simulate.TrafficSimulator;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.concurrent.TimeUnit;

/** Sends simulated days at the pace of the story, never far ahead of what drift has counted. */
final class DemoTraffic {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final long AHEAD = 1_000;

  private final String application;
  private final GatewayClient client;
  private final DriftApi drift;
  private final Duration day;
  private final Batcher batcher;
  private final PlantedDays planted = new PlantedDays();
  private Instant last = Instant.EPOCH;

  DemoTraffic(String application, GatewayClient client, DriftApi drift, Duration day) {
    this.application = application;
    this.client = client;
    this.drift = drift;
    this.day = day;
    this.batcher = new Batcher(client, application);
  }

  /** What happens between the days. */
  @FunctionalInterface
  interface Chapter {
    /** Called when a day is over, days from 0. */
    void after(int day) throws InterruptedException;
  }

  /** Plays all days, then ends the stream. */
  void play(TrafficSimulator simulator, Chapter chapter) throws InterruptedException {
    Iterator<SimulatedInteraction> interactions = simulator.interactions().iterator();
    long start = System.nanoTime();
    int today = 0;
    while (interactions.hasNext()) {
      SimulatedInteraction next = interactions.next();
      while (next.truth().day() > today) {
        endDay(start, today, chapter);
        today++;
      }
      batcher.add(SimulatedMapper.toInput(next));
      planted.add(next);
      last = next.at();
    }
    endDay(start, today, chapter);
    endStream();
  }

  /** What only the simulator knows of the answers sent so far. */
  PlantedDays planted() {
    return planted;
  }

  /** What became of everything sent. */
  Tally tally() {
    return batcher.tally();
  }

  /** Waits until drift has counted everything and closed the last day, or patience ends. */
  boolean awaitCounted(Duration atMost) throws InterruptedException {
    String lastDay = last.toString().substring(0, "2026-01-01".length());
    return Waiting.until(() -> isComplete(lastDay), atMost);
  }

  private boolean isComplete(String lastDay) {
    return drift
        .application(application)
        .map(
            seen ->
                counted(seen) >= tally().sampled()
                    && seen.path("lastClosedDay").asText("").compareTo(lastDay) >= 0)
        .orElse(false);
  }

  private void endDay(long start, int today, Chapter chapter) throws InterruptedException {
    batcher.flush();
    TimeUnit.NANOSECONDS.sleep(start + (today + 1) * day.toNanos() - System.nanoTime());
    var _ = Waiting.until(() -> !isFarAhead(), PATIENCE);
    chapter.after(today);
  }

  private boolean isFarAhead() {
    long counted = drift.application(application).map(DemoTraffic::counted).orElse(0L);
    return tally().sampled() - counted > AHEAD;
  }

  private void endStream() {
    client.report(
        ReportTrafficRequest.newBuilder()
            .setApplication(application)
            .setBatchId("end-of-stream")
            .setTimestamp(Times.of(last))
            .setEndOfStream(true)
            .build());
  }

  private static long counted(JsonNode application) {
    return application.path("counts").path("counted").asLong(0);
  }
}
