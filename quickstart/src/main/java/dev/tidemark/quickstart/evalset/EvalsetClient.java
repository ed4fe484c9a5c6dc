package dev.tidemark.quickstart.evalset;

import dev.tidemark.proto.evalset.v1.EvalSetServiceGrpc;
import dev.tidemark.proto.evalset.v1.EvalSetServiceGrpc.EvalSetServiceBlockingStub;
import dev.tidemark.proto.evalset.v1.ListVersionsRequest;
import dev.tidemark.proto.evalset.v1.Version;
import dev.tidemark.quickstart.gateway.Channels;
import dev.tidemark.quickstart.gateway.Patience;
import dev.tidemark.quickstart.state.Role;
import dev.tidemark.quickstart.state.Secrets;
import io.grpc.Channel;
import io.grpc.ManagedChannel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Calls of evalset, repeated while it is away. */
public final class EvalsetClient implements AutoCloseable {
  private static final int CALL_SECONDS = 120;

  private final ManagedChannel channel;
  private final Patience patience;
  private final Channel viewer;

  /**
   * Evalset of this instance.
   *
   * @param port port of evalset on this machine
   */
  public EvalsetClient(int port, Secrets secrets, Duration patience) {
    this.channel = Channels.local(port);
    this.patience = new Patience(patience);
    this.viewer = Channels.withToken(channel, secrets.token(Role.VIEWER));
  }

  /** All versions, newest first. */
  public List<Version> versions(String application) {
    ListVersionsRequest request =
        ListVersionsRequest.newBuilder().setApplication(application).build();
    return patience.call(() -> evalset().listVersions(request)).getVersionsList();
  }

  @Override
  public void close() {
    channel.shutdownNow();
  }

  private EvalSetServiceBlockingStub evalset() {
    return EvalSetServiceGrpc.newBlockingStub(viewer)
        .withDeadlineAfter(CALL_SECONDS, TimeUnit.SECONDS);
  }
}
