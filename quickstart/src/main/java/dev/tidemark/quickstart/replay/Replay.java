package dev.tidemark.quickstart.replay;

import dev.tidemark.proto.ingest.v1.ReportTrafficRequest;
import dev.tidemark.quickstart.gateway.Batcher;
import dev.tidemark.quickstart.gateway.Digest;
import dev.tidemark.quickstart.gateway.GatewayClient;
import dev.tidemark.quickstart.gateway.Tally;
import dev.tidemark.quickstart.gateway.Times;
import dev.tidemark.quickstart.launch.Narrator;
import dev.tidemark.quickstart.process.LaunchException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Plays a file into an application with event time. */
public final class Replay {
  private static final int PROGRESS = 5_000;

  private final GatewayClient client;
  private final Narrator narrator;
  private final String application;
  private final double speed;

  /**
   * A replay.
   *
   * @param speed how many times faster than it happened; 0 means as fast as it is taken
   */
  public Replay(GatewayClient client, Narrator narrator, String application, double speed) {
    this.client = client;
    this.narrator = narrator;
    this.application = application;
    this.speed = speed;
  }

  /**
   * Plays the file to its end and closes its last day.
   *
   * @return whether every line was good and none was rejected
   */
  public boolean play(Path file) throws InterruptedException {
    try {
      return playIndexed(file);
    } catch (IOException e) {
      throw new LaunchException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  private boolean playIndexed(Path file) throws IOException, InterruptedException {
    AtomicInteger bad = new AtomicInteger();
    LineIndex index =
        LineIndex.of(
            file,
            (number, fault) -> {
              bad.incrementAndGet();
              narrator.say("line " + number + " " + fault);
            });
    if (index.size() == 0) {
      throw new LaunchException(file + " holds no line that can be played");
    }
    new RecordedApplication(client, narrator).require(application);
    Tally tally = send(index);
    endStream(index.last());
    summarise(tally, bad.get());
    return bad.get() == 0 && tally.rejected() == 0;
  }

  private Tally send(LineIndex index) throws IOException, InterruptedException {
    Batcher batcher = new Batcher(client, application);
    Pace pace = new Pace(speed);
    AtomicInteger played = new AtomicInteger();
    index.play(
        line -> {
          if (pace.isAhead(line.at())) {
            batcher.flush();
            pace.awaitTurn(line.at());
          }
          batcher.add(line.input());
          if (played.incrementAndGet() % PROGRESS == 0) {
            narrator.say("  " + played + " of " + index.size() + " played, at " + line.at());
          }
        });
    batcher.flush();
    return batcher.tally();
  }

  private void endStream(Instant last) {
    client.report(
        ReportTrafficRequest.newBuilder()
            .setApplication(application)
            .setBatchId(Digest.id(application, "end of stream", last.toString()))
            .setTimestamp(Times.of(last))
            .setEndOfStream(true)
            .build());
  }

  private void summarise(Tally tally, int bad) {
    narrator.say(
        "Played %d: %d sampled, %d not sampled, %d rejected; %d lines could not be read"
            .formatted(
                tally.received(), tally.sampled(), tally.unsampled(), tally.rejected(), bad));
    tally.reasons().forEach((reason, count) -> narrator.say("  rejected " + count + ": " + reason));
  }

  /** Keeps event time at a multiple of wall time. */
  private static final class Pace {
    private final double speed;
    private final long startNanos = System.nanoTime();
    private Instant first = Instant.MAX;

    Pace(double speed) {
      this.speed = speed;
    }

    boolean isAhead(Instant at) {
      return waitNanos(at) > 0;
    }

    void awaitTurn(Instant at) throws InterruptedException {
      TimeUnit.NANOSECONDS.sleep(waitNanos(at));
    }

    private long waitNanos(Instant at) {
      if (first.equals(Instant.MAX)) {
        first = at;
      }
      double due = speed > 0 ? Duration.between(first, at).toMillis() * 1e6 / speed : 0;
      return (long) due - (System.nanoTime() - startNanos);
    }
  }
}
