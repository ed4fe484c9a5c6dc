package dev.tidemark.quickstart.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.proto.evalset.v1.EvalSetServiceGrpc.EvalSetServiceImplBase;
import dev.tidemark.proto.evalset.v1.ListVersionsRequest;
import dev.tidemark.proto.evalset.v1.ListVersionsResponse;
import dev.tidemark.proto.evalset.v1.Version;
import dev.tidemark.proto.shadow.v1.GetVerdictRequest;
import dev.tidemark.proto.shadow.v1.GetVerdictResponse;
import dev.tidemark.proto.shadow.v1.ListCandidatesRequest;
import dev.tidemark.proto.shadow.v1.ListCandidatesResponse;
import dev.tidemark.proto.shadow.v1.ListScoresRequest;
import dev.tidemark.proto.shadow.v1.ListScoresResponse;
import dev.tidemark.proto.shadow.v1.ScoreRow;
import dev.tidemark.proto.shadow.v1.ShadowServiceGrpc.ShadowServiceImplBase;
import dev.tidemark.quickstart.evalset.EvalsetClient;
import dev.tidemark.quickstart.launch.Narrator;
import dev.tidemark.quickstart.shadow.ShadowClient;
import dev.tidemark.quickstart.state.Secrets;
import dev.tidemark.quickstart.state.StateDirectory;
import io.grpc.Grpc;
import io.grpc.InsecureServerCredentials;
import io.grpc.Server;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The end of the story waits for services that close days in the background. */
class DemoPatienceTest {
  private static final long LAST = 100;
  private static final Duration ENOUGH = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofMillis(300);

  /** Last day in verdicts and versions; grows with every look. */
  private final AtomicLong closed = new AtomicLong(LAST - 10);

  private final Server server;
  private final Secrets secrets;
  private volatile long step;

  DemoPatienceTest(@TempDir Path directory) throws IOException {
    StateDirectory state = new StateDirectory(directory);
    state.create();
    secrets = new Secrets(state);
    secrets.create();
    server =
        Grpc.newServerBuilderForPort(0, InsecureServerCredentials.create())
            .addService(new Shadow())
            .addService(new Evalset())
            .build()
            .start();
  }

  @AfterEach
  void stop() {
    server.shutdownNow();
  }

  @Test
  void waitsUntilTheLastScoredDayIsInEveryVerdict() throws InterruptedException {
    try (ShadowClient shadow = new ShadowClient(server.getPort(), secrets, ENOUGH)) {
      var candidates = new DemoCandidates(shadow, "demo", new Narrator(System.out));
      assertThat(candidates.awaitVerdicts(SHORT)).isFalse();
      step = 5;
      assertThat(candidates.awaitVerdicts(ENOUGH)).isTrue();
      assertThat(closed).hasValueGreaterThanOrEqualTo(LAST);
    }
  }

  @Test
  void waitsUntilTheLastWeekIsCut() throws InterruptedException {
    try (EvalsetClient evalset = new EvalsetClient(server.getPort(), secrets, ENOUGH)) {
      var versions = new DemoVersions(evalset, "demo", new Narrator(System.out));
      assertThat(versions.awaitCuts(LAST - 20, LAST, SHORT)).isFalse();
      step = 5;
      assertThat(versions.awaitCuts(LAST - 20, LAST, ENOUGH)).isTrue();
      assertThat(closed).hasValueGreaterThanOrEqualTo(LAST);
    }
  }

  @Test
  void needsTwoVersionsOnEachSideOfTheDeployment() throws InterruptedException {
    try (EvalsetClient evalset = new EvalsetClient(server.getPort(), secrets, ENOUGH)) {
      var versions = new DemoVersions(evalset, "demo", new Narrator(System.out));
      closed.set(LAST);
      assertThat(versions.awaitCuts(LAST - 13, LAST, SHORT)).isTrue();
      assertThat(versions.awaitCuts(LAST - 12, LAST, SHORT)).isFalse(); // within the last but one
      assertThat(versions.awaitCuts(LAST - 30, LAST, SHORT)).isFalse(); // only one before
    }
  }

  private static <T> void answer(StreamObserver<T> to, T answer) {
    to.onNext(answer);
    to.onCompleted();
  }

  private final class Shadow extends ShadowServiceImplBase {
    @Override
    public void listCandidates(
        ListCandidatesRequest request, StreamObserver<ListCandidatesResponse> to) {
      answer(to, ListCandidatesResponse.getDefaultInstance());
    }

    @Override
    public void listScores(ListScoresRequest request, StreamObserver<ListScoresResponse> to) {
      answer(
          to, ListScoresResponse.newBuilder().addRows(ScoreRow.newBuilder().setDay(LAST)).build());
    }

    @Override
    public void getVerdict(GetVerdictRequest request, StreamObserver<GetVerdictResponse> to) {
      answer(to, GetVerdictResponse.newBuilder().setLastDay(closed.addAndGet(step)).build());
    }
  }

  private final class Evalset extends EvalSetServiceImplBase {
    @Override
    public void listVersions(ListVersionsRequest request, StreamObserver<ListVersionsResponse> to) {
      long newest = closed.addAndGet(step);
      ListVersionsResponse.Builder six = ListVersionsResponse.newBuilder();
      for (int week = 0; week < 6; week++) {
        six.addVersions(version(newest - 7L * week));
      }
      answer(to, six.build());
    }

    private static Version version(long lastDay) {
      return Version.newBuilder().setPoolFirstDay(lastDay - 6).setPoolLastDay(lastDay).build();
    }
  }
}
