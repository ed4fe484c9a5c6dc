package dev.tidemark.shadow.similarity;

import dev.tidemark.chassis.access.Caller;
import dev.tidemark.chassis.access.ServiceTokenStore;
import dev.tidemark.chassis.stream.Vectors;
import dev.tidemark.proto.drift.v1.EmbedRequest;
import dev.tidemark.proto.drift.v1.EmbedResponse;
import dev.tidemark.proto.drift.v1.MutinyDriftServiceGrpc;
import io.quarkus.grpc.GrpcClient;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/** Asks drift for embeddings, with this service's own token. */
@Singleton
public class EmbeddingService {
  private final MutinyDriftServiceGrpc.MutinyDriftServiceStub drift;
  private final SimilarityConfig config;

  EmbeddingService(
      @GrpcClient("drift") MutinyDriftServiceGrpc.MutinyDriftServiceStub drift,
      ServiceTokenStore tokens,
      SimilarityConfig config) {
    this.config = config;
    // Texts are embedded alike whosever they are.
    this.drift = tokens.about(Caller.DEFAULT_TENANT, drift);
  }

  /** Whether answers are embedded at all. */
  public boolean enabled() {
    return config.enabled();
  }

  /** Longest time an answer of drift takes. */
  public Duration timeout() {
    return config.timeout();
  }

  /** One embedding a text, none of them blank; all of one space. */
  public Uni<List<Embedding>> embed(List<String> texts) {
    return drift
        .embed(EmbedRequest.newBuilder().addAllTexts(texts).build())
        .ifNoItem()
        .after(config.timeout())
        .fail()
        .map(response -> embeddings(response, texts.size()));
  }

  private static List<Embedding> embeddings(EmbedResponse response, int expected) {
    if (response.getVectorsCount() != expected) {
      throw new IllegalStateException("drift answered another number of vectors than was asked");
    }
    return response.getVectorsList().stream()
        .map(bytes -> Vectors.fromBytes(bytes.asReadOnlyByteBuffer()))
        .map(vector -> new Embedding(response.getSpace(), vector))
        .toList();
  }
}
