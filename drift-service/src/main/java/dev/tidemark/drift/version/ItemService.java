package dev.tidemark.drift.version;

import dev.tidemark.chassis.application.ApplicationKey;
import dev.tidemark.proto.evalset.v1.MutinyEvalSetServiceGrpc;
import dev.tidemark.proto.evalset.v1.StreamItemsRequest;
import dev.tidemark.proto.evalset.v1.StreamItemsResponse;
import io.grpc.Metadata;
import io.grpc.stub.MetadataUtils;
import io.quarkus.grpc.GrpcClient;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Asks evalset for the items of a version, with this service's own token. */
@Singleton
class ItemService {
  private static final Metadata.Key<String> AUTHORIZATION = key("authorization");
  private static final Metadata.Key<String> TENANT = key("tidemark-tenant");

  private final MutinyEvalSetServiceGrpc.MutinyEvalSetServiceStub evalset;
  private final VersionConfig config;

  ItemService(
      @GrpcClient("evalset") MutinyEvalSetServiceGrpc.MutinyEvalSetServiceStub evalset,
      VersionConfig config) {
    this.evalset = evalset;
    this.config = config;
  }

  /**
   * The items that have a vector, in order; at most 2,000.
   *
   * @return fails when evalset does not answer in time
   */
  Uni<List<VersionItem>> items(ApplicationKey application, int version) {
    return evalset
        .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers(application.tenant())))
        .streamItems(
            StreamItemsRequest.newBuilder()
                .setApplication(application.application())
                .setVersion(version)
                .build())
        .map(StreamItemsResponse::getItem)
        .filter(item -> !item.getVector().isEmpty())
        .map(item -> new VersionItem(item.getWeight(), item.getVector().asReadOnlyByteBuffer()))
        .collect()
        .asList()
        .ifNoItem()
        .after(config.timeout())
        .fail();
  }

  // Read at every call, about once a week: a renewed token needs no restart.
  private Metadata headers(String tenant) {
    Metadata headers = new Metadata();
    headers.put(TENANT, tenant);
    config
        .tokensDirectory()
        .map(directory -> directory.resolve("service"))
        .filter(Files::isRegularFile)
        .ifPresent(file -> headers.put(AUTHORIZATION, "Bearer " + token(file)));
    return headers;
  }

  private static String token(Path file) {
    try {
      return Files.readString(file).lines().findFirst().orElse("").strip();
    } catch (IOException e) {
      throw new UncheckedIOException("the token file of role service cannot be read", e);
    }
  }

  private static Metadata.Key<String> key(String name) {
    return Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER);
  }
}
