package dev.tidemark.quickstart.drift;

import com.google.protobuf.ByteString;
import dev.tidemark.proto.drift.v1.DriftServiceGrpc;
import dev.tidemark.proto.drift.v1.EmbedRequest;
import dev.tidemark.proto.drift.v1.EmbedResponse;
import dev.tidemark.quickstart.gateway.Channels;
import dev.tidemark.quickstart.gateway.Patience;
import dev.tidemark.quickstart.state.Role;
import dev.tidemark.quickstart.state.Secrets;
import io.grpc.Channel;
import io.grpc.ManagedChannel;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Embeds texts with the running drift, in role service. */
public final class EmbedClient implements AutoCloseable {
  private static final int CALL_SECONDS = 60;

  private final ManagedChannel channel;
  private final Channel service;
  private final Patience patience = new Patience(Duration.ofMinutes(2));

  /**
   * Drift of this instance.
   *
   * @param port port of drift on this machine
   */
  public EmbedClient(int port, Secrets secrets) {
    this.channel = Channels.local(port);
    this.service = Channels.withToken(channel, secrets.token(Role.SERVICE));
  }

  /**
   * Embeds up to 100 texts.
   *
   * @return vectors in the order of the texts, and what made them
   */
  public Embedded embed(List<String> texts) {
    EmbedRequest request = EmbedRequest.newBuilder().addAllTexts(texts).build();
    EmbedResponse response =
        patience.call(
            () ->
                DriftServiceGrpc.newBlockingStub(service)
                    .withDeadlineAfter(CALL_SECONDS, TimeUnit.SECONDS)
                    .embed(request));
    return new Embedded(
        response.getEmbedder(),
        response.getDimension(),
        response.getVectorsList().stream().map(EmbedClient::floats).toList());
  }

  /**
   * Texts as vectors.
   *
   * @param embedder id of the embedder
   * @param dimension components of each vector
   * @param vectors one per text, norm 1
   */
  public record Embedded(String embedder, int dimension, List<float[]> vectors) {}

  @Override
  public void close() {
    channel.shutdownNow();
  }

  private static float[] floats(ByteString bytes) {
    float[] vector = new float[bytes.size() / Float.BYTES];
    bytes.asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(vector);
    return vector;
  }
}
