package dev.tidemark.drift.story;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import com.google.rpc.Code;
import com.google.rpc.ErrorInfo;
import dev.tidemark.proto.evalset.v1.CellChange;
import dev.tidemark.proto.evalset.v1.Certificate;
import dev.tidemark.proto.evalset.v1.CutOrigin;
import dev.tidemark.proto.evalset.v1.DiffVersionsRequest;
import dev.tidemark.proto.evalset.v1.DiffVersionsResponse;
import dev.tidemark.proto.evalset.v1.EvalSetServiceGrpc;
import dev.tidemark.proto.evalset.v1.Item;
import dev.tidemark.proto.evalset.v1.ListVersionsRequest;
import dev.tidemark.proto.evalset.v1.ListVersionsResponse;
import dev.tidemark.proto.evalset.v1.Version;
import dev.tidemark.proto.event.v1.Message;
import dev.tidemark.proto.shadow.v1.ArmCount;
import dev.tidemark.proto.shadow.v1.Candidate;
import dev.tidemark.proto.shadow.v1.CandidateState;
import dev.tidemark.proto.shadow.v1.CandidateStatus;
import dev.tidemark.proto.shadow.v1.Estimate;
import dev.tidemark.proto.shadow.v1.EvaluateRequest;
import dev.tidemark.proto.shadow.v1.EvaluateResponse;
import dev.tidemark.proto.shadow.v1.GateDecision;
import dev.tidemark.proto.shadow.v1.GateServiceGrpc;
import dev.tidemark.proto.shadow.v1.GetQualityRequest;
import dev.tidemark.proto.shadow.v1.GetQualityResponse;
import dev.tidemark.proto.shadow.v1.GetVerdictRequest;
import dev.tidemark.proto.shadow.v1.GetVerdictResponse;
import dev.tidemark.proto.shadow.v1.ListCandidatesRequest;
import dev.tidemark.proto.shadow.v1.ListCandidatesResponse;
import dev.tidemark.proto.shadow.v1.QualityPoint;
import dev.tidemark.proto.shadow.v1.RuleComparison;
import dev.tidemark.proto.shadow.v1.ScoreStatus;
import dev.tidemark.proto.shadow.v1.ShadowServiceGrpc;
import dev.tidemark.proto.shadow.v1.Verdict;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/**
 * Shadow and evalset as the story has them: quality falls with "v2", one candidate is better, one
 * is new; the eval set was cut twice. Closed, they are away.
 */
public final class StoryPeers implements ServerInterceptor, AutoCloseable {
  /** What was asked: method, token and tenant. */
  public final List<String> calls = new CopyOnWriteArrayList<>();

  /** No call is answered while it is set. */
  public volatile boolean hanging;

  /** Shadow and evalset have not heard of the application. */
  public volatile boolean unaware;

  private final Server server;

  /** Answers on a port of the loopback. */
  public StoryPeers(int port) {
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    try {
      server =
          NettyServerBuilder.forAddress(address)
              .addService(new Shadow())
              .addService(new Gates())
              .addService(new EvalSets())
              .intercept(this)
              .build()
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A port nobody listens on. */
  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    calls.add(
        "%s %s %s"
            .formatted(
                call.getMethodDescriptor().getBareMethodName(),
                header(headers, "authorization"),
                header(headers, "tidemark-tenant")));
    return hanging ? new ServerCall.Listener<>() {} : next.startCall(call, headers);
  }

  private static String header(Metadata headers, String name) {
    return String.valueOf(headers.get(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER)));
  }

  @Override
  public void close() {
    try {
      server.shutdownNow().awaitTermination(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private <A> void answer(StreamObserver<A> responses, A response) {
    if (unaware) {
      responses.onError(refusal("tidemark.common", "UNKNOWN_APPLICATION"));
      return;
    }
    responses.onNext(response);
    responses.onCompleted();
  }

  private static Throwable refusal(String domain, String reason) {
    return StatusProto.toStatusRuntimeException(
        com.google.rpc.Status.newBuilder()
            .setCode(Code.NOT_FOUND_VALUE)
            .setMessage("there is no such thing; list what there is")
            .addDetails(
                Any.pack(ErrorInfo.newBuilder().setDomain(domain).setReason(reason).build()))
            .build());
  }

  private static Estimate estimate(double value, double halfWidth, long n, double nEff) {
    return Estimate.newBuilder()
        .setOk(true)
        .setValue(value)
        .setLow(value - halfWidth)
        .setHigh(value + halfWidth)
        .setLevel(0.95)
        .setN(n)
        .setNEff(nEff)
        .build();
  }

  private static Estimate insufficient(long n, double nEff, String reason) {
    return Estimate.newBuilder().setLevel(.95).setN(n).setNEff(nEff).setReason(reason).build();
  }

  private final class Shadow extends ShadowServiceGrpc.ShadowServiceImplBase {
    @Override
    public void getQuality(
        GetQualityRequest request, StreamObserver<GetQualityResponse> responses) {
      GetQualityResponse.Builder quality =
          GetQualityResponse.newBuilder()
              .setSentence("Judge of production fell from 0.71 to 0.63.");
      for (int day = 0; day < Story.DAYS; day++) {
        quality.addPoints(point(day, "v1", "judge", .71 + .002 * (day % 5)));
        quality.addPoints(point(day, "v1", "no-refusal", .97));
        if (day >= Story.DEPLOYMENT_DAY) {
          quality.addPoints(point(day, "v2", "judge", .63 - .003 * (day % 4)));
        }
      }
      answer(responses, quality.build());
    }

    private QualityPoint point(int day, String deployment, String measure, double mean) {
      return QualityPoint.newBuilder()
          .setDay(Story.FIRST_DAY + day)
          .setDeployment(deployment)
          .setMeasure(measure)
          .setMean(
              day % 9 == 8
                  ? insufficient(11, 9, "9 users of 20 needed")
                  : estimate(mean, .021, 97, 61))
          .build();
    }

    @Override
    public void listCandidates(
        ListCandidatesRequest request, StreamObserver<ListCandidatesResponse> responses) {
      answer(
          responses,
          ListCandidatesResponse.newBuilder()
              .addCandidates(candidate("atlas-xl", 1_893, 41))
              .addCandidates(candidate("atlas-new", 37, 0))
              .build());
    }

    private CandidateStatus candidate(String id, long scored, long skipped) {
      return CandidateStatus.newBuilder()
          .setCandidate(
              Candidate.newBuilder()
                  .setId(id)
                  .setModel(id + "-2026-05")
                  .setReplayProbability(.25)
                  .setRequestsPerSecond(5)
                  .setAlpha(.05)
                  .setMargin(.05)
                  .setTokensPerDay(1_000_000))
          .setState(CandidateState.CANDIDATE_STATE_ACTIVE)
          .setRegistered(Timestamp.newBuilder().setSeconds(1_795_252_323L))
          .addCounts(count(ScoreStatus.SCORE_STATUS_SCORED, "", scored))
          .addCounts(count(ScoreStatus.SCORE_STATUS_PENDING, "", 3))
          .addCounts(count(ScoreStatus.SCORE_STATUS_SKIPPED, "NOT_COMPARABLE", skipped))
          .addCounts(count(ScoreStatus.SCORE_STATUS_FAILED, "TIMEOUT", 2))
          .addCounts(count(ScoreStatus.SCORE_STATUS_FAILED, "JUDGE_UNPARSABLE", 7))
          .setTokensToday(182_400)
          .setReachable(true)
          .build();
    }

    private ArmCount count(ScoreStatus status, String reason, long count) {
      return ArmCount.newBuilder().setStatus(status).setReason(reason).setCount(count).build();
    }

    @Override
    public void getVerdict(
        GetVerdictRequest request, StreamObserver<GetVerdictResponse> responses) {
      answer(responses, request.getCandidate().equals("atlas-xl") ? better() : tooEarly());
    }

    private GetVerdictResponse better() {
      return GetVerdictResponse.newBuilder()
          .setCandidate("atlas-xl")
          .setVerdict(Verdict.VERDICT_BETTER)
          .setDifference(estimate(.118, .034, 1_893, 1_204))
          .setMissingAsLoss(estimate(.09, .036, 1_902, 1_207))
          .setMissingAsWin(estimate(.128, .036, 1_902, 1_207))
          .setMargin(.05)
          .setUnits(1_204)
          .setUsers(361)
          .setFirstDay(Story.FIRST_DAY + 8)
          .setLastDay(Story.FIRST_DAY + 41)
          .addRules(
              RuleComparison.newBuilder()
                  .setRule("no-refusal")
                  .setCandidate(estimate(.98, .01, 700, 300))
                  .setProduction(estimate(.97, .01, 700, 300)))
          .setSimilarity(estimate(.812, .011, 1_893, 361))
          .setSentence("atlas-xl is better than production: mean difference 0.118.")
          .build();
    }

    private GetVerdictResponse tooEarly() {
      String reason = "31 closed user-days and at least 100 are needed";
      return GetVerdictResponse.newBuilder()
          .setCandidate("atlas-new")
          .setVerdict(Verdict.VERDICT_INSUFFICIENT)
          .setDifference(insufficient(37, 31, reason))
          .setMissingAsLoss(insufficient(37, 31, reason))
          .setMissingAsWin(insufficient(37, 31, reason))
          .setMargin(.05)
          .setSimilarity(insufficient(0, 0, "no pair of answers yet"))
          .setSentence("Nothing is said about atlas-new yet: " + reason + ".")
          .build();
    }
  }

  private final class Gates extends GateServiceGrpc.GateServiceImplBase {
    @Override
    public void evaluate(EvaluateRequest request, StreamObserver<EvaluateResponse> responses) {
      boolean better = request.getCandidate().equals("atlas-xl");
      answer(
          responses,
          EvaluateResponse.newBuilder()
              .setDecision(
                  better
                      ? GateDecision.GATE_DECISION_PASS
                      : GateDecision.GATE_DECISION_INCONCLUSIVE)
              .setReason(request.getCandidate() + " has been looked at.")
              .build());
    }
  }

  private final class EvalSets extends EvalSetServiceGrpc.EvalSetServiceImplBase {
    /** Nearly what a difference may carry, more than a client takes unless it is told to. */
    private static final String LONG = "a long prompt ".repeat(100_000);

    @Override
    public void listVersions(
        ListVersionsRequest request, StreamObserver<ListVersionsResponse> responses) {
      answer(
          responses,
          ListVersionsResponse.newBuilder()
              .addVersions(version(2, 28, 264, 181, 517))
              .addVersions(version(1, 0, Double.POSITIVE_INFINITY, 212, Double.POSITIVE_INFINITY))
              .build());
    }

    private Version version(int number, int first, double worth, double low, double high) {
      return Version.newBuilder()
          .setNumber(number)
          .setPoolFirstDay(Story.FIRST_DAY + first)
          .setPoolLastDay(Story.FIRST_DAY + first + 6)
          .setCutAt(Timestamp.newBuilder().setSeconds(1_795_260_000L))
          .setOrigin(CutOrigin.CUT_ORIGIN_WEEK)
          .setItems(300)
          .setRetained(number == 1 ? 0 : 90)
          .setSlice(60)
          .setHash(ByteString.copyFrom(new byte[] {(byte) 0xab, 1}))
          .setSpace(Story.SPACE.id())
          .setCertificate(
              Certificate.newBuilder()
                  .setDistance(of(.0031, .0016, .0047))
                  .setEquivalentFreshSample(of(worth, low, high))
                  .setUncovered(of(.021, -.004, .047))
                  .setPoolUsers(372)
                  .setPoolItems(9_120)
                  .setMerged(214)
                  .setHeldOutUsers(88)
                  .setHeldOutItems(1_204))
          .setSentence("This 300-item set stands for its week. It was measured on 88 users.")
          .build();
    }

    private dev.tidemark.proto.evalset.v1.Estimate of(double value, double low, double high) {
      return dev.tidemark.proto.evalset.v1.Estimate.newBuilder()
          .setOk(true)
          .setValue(value)
          .setLow(low)
          .setHigh(high)
          .setLevel(.95)
          .setN(1_204)
          .setNEff(88)
          .build();
    }

    @Override
    public void diffVersions(
        DiffVersionsRequest request, StreamObserver<DiffVersionsResponse> responses) {
      if (request.getFrom() > 2 || request.getTo() > 2) {
        responses.onError(refusal("tidemark.evalset", "UNKNOWN_VERSION"));
        return;
      }
      answer(
          responses,
          DiffVersionsResponse.newBuilder()
              .setKept(90)
              .addAdded(item("Give me the refund policy as a table with 3 columns"))
              .addAdded(item(LONG))
              .addRemoved(Item.newBuilder().setCell(12))
              .addCells(CellChange.newBuilder().setCell(17).setFrom(.01).setTo(.065))
              .build());
    }

    private Item item(String text) {
      return Item.newBuilder()
          .setCell(4)
          .addMessages(Message.newBuilder().setContent(text))
          .setDeployment("v2")
          .setDay(Story.FIRST_DAY + 30)
          .build();
    }
  }
}
