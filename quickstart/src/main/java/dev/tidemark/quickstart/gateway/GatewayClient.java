package dev.tidemark.quickstart.gateway;

import dev.tidemark.proto.event.v1.Application;
import dev.tidemark.proto.event.v1.Deployment;
import dev.tidemark.proto.ingest.v1.AnnounceDeploymentRequest;
import dev.tidemark.proto.ingest.v1.ApplicationServiceGrpc;
import dev.tidemark.proto.ingest.v1.ApplicationServiceGrpc.ApplicationServiceBlockingStub;
import dev.tidemark.proto.ingest.v1.GetApplicationRequest;
import dev.tidemark.proto.ingest.v1.GetSamplingPolicyRequest;
import dev.tidemark.proto.ingest.v1.GetSamplingPolicyResponse;
import dev.tidemark.proto.ingest.v1.IngestServiceGrpc;
import dev.tidemark.proto.ingest.v1.IngestServiceGrpc.IngestServiceBlockingStub;
import dev.tidemark.proto.ingest.v1.PutApplicationRequest;
import dev.tidemark.proto.ingest.v1.RecordInteractionsRequest;
import dev.tidemark.proto.ingest.v1.RecordInteractionsResponse;
import dev.tidemark.proto.ingest.v1.ReportTrafficRequest;
import dev.tidemark.quickstart.state.Role;
import dev.tidemark.quickstart.state.Secrets;
import io.grpc.Channel;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Calls of ingest, repeated while it is away; safe for many threads. */
public final class GatewayClient implements AutoCloseable {
  private static final int CALL_SECONDS = 30;

  private final ManagedChannel channel;
  private final Patience patience;
  private final Channel gateway;
  private final Channel operator;

  /**
   * A client with the tokens of this instance.
   *
   * @param port port of ingest on this machine
   */
  public GatewayClient(int port, Secrets secrets, Duration patience) {
    this.channel = Channels.local(port);
    this.patience = new Patience(patience);
    this.gateway = Channels.withToken(channel, secrets.token(Role.GATEWAY));
    this.operator = Channels.withToken(channel, secrets.token(Role.OPERATOR));
  }

  /** Offers a batch; the same request is sent until it is answered. */
  public RecordInteractionsResponse record(RecordInteractionsRequest batch) {
    return patience.call(() -> ingest(gateway).recordInteractions(batch));
  }

  /** Reports the end of a stream, or traffic that was not offered. */
  public void report(ReportTrafficRequest report) {
    var _ = patience.call(() -> ingest(gateway).reportTraffic(report));
  }

  /** Announces a deployment. */
  public void announce(String application, Deployment deployment) {
    AnnounceDeploymentRequest request =
        AnnounceDeploymentRequest.newBuilder()
            .setApplication(application)
            .setDeployment(deployment)
            .build();
    var _ = patience.call(() -> ingest(operator).announceDeployment(request));
  }

  /** Salt and probabilities in force. */
  public GetSamplingPolicyResponse samplingPolicy(String application) {
    GetSamplingPolicyRequest request =
        GetSamplingPolicyRequest.newBuilder().setApplication(application).build();
    return patience.call(() -> ingest(gateway).getSamplingPolicy(request));
  }

  /** Creates an application or replaces its policy. */
  public Application put(Application application) {
    PutApplicationRequest request =
        PutApplicationRequest.newBuilder().setApplication(application).build();
    return patience.call(() -> applications().putApplication(request)).getApplication();
  }

  /** An application; empty if there is none of that id. */
  public Optional<Application> find(String application) {
    GetApplicationRequest request =
        GetApplicationRequest.newBuilder().setApplication(application).build();
    try {
      return Optional.of(
          patience.call(() -> applications().getApplication(request)).getApplication());
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() == Status.Code.NOT_FOUND) {
        return Optional.empty();
      }
      throw e;
    }
  }

  @Override
  public void close() {
    channel.shutdownNow();
  }

  private IngestServiceBlockingStub ingest(Channel caller) {
    return IngestServiceGrpc.newBlockingStub(caller)
        .withDeadlineAfter(CALL_SECONDS, TimeUnit.SECONDS);
  }

  private ApplicationServiceBlockingStub applications() {
    return ApplicationServiceGrpc.newBlockingStub(operator)
        .withDeadlineAfter(CALL_SECONDS, TimeUnit.SECONDS);
  }
}
