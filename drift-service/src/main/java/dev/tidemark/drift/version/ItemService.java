package dev.tidemark.drift.version;

import dev.tidemark.chassis.access.ServiceTokenStore;
import dev.tidemark.chassis.application.ApplicationKey;
import dev.tidemark.proto.evalset.v1.Item;
import dev.tidemark.proto.evalset.v1.MutinyEvalSetServiceGrpc;
import dev.tidemark.proto.evalset.v1.StreamItemsRequest;
import dev.tidemark.proto.evalset.v1.StreamItemsResponse;
import io.quarkus.grpc.GrpcClient;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;

/** Asks evalset for the items of a version, with this service's own token. */
@Singleton
class ItemService {
  private static final int MOST = 2_000;

  private final MutinyEvalSetServiceGrpc.MutinyEvalSetServiceStub evalset;
  private final ServiceTokenStore tokens;
  private final VersionConfig config;

  ItemService(
      @GrpcClient("evalset") MutinyEvalSetServiceGrpc.MutinyEvalSetServiceStub evalset,
      ServiceTokenStore tokens,
      VersionConfig config) {
    this.evalset = evalset;
    this.tokens = tokens;
    this.config = config;
  }

  /**
   * The items in order, without their texts: all of them, as no version has more than 2,000.
   *
   * @return fails with evalset's status, or when evalset does not answer in time
   */
  Uni<List<VersionItem>> items(ApplicationKey application, int version) {
    return tokens
        .about(application.tenant(), evalset)
        .streamItems(
            StreamItemsRequest.newBuilder()
                .setApplication(application.application())
                .setVersion(version)
                .setVectorsOnly(true)
                .build())
        .select()
        .first(MOST)
        .map(StreamItemsResponse::getItem)
        .map(ItemService::item)
        .collect()
        .asList()
        .ifNoItem()
        .after(config.timeout())
        .fail();
  }

  private static VersionItem item(Item item) {
    return new VersionItem(
        item.getHash().asReadOnlyByteBuffer(),
        item.getWeight(),
        item.getVector().asReadOnlyByteBuffer());
  }
}
