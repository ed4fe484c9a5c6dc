package dev.tidemark.ingest.erasure;

import dev.tidemark.ingest.ApplicationKey;
import dev.tidemark.ingest.delivery.EnvelopeMapper;
import dev.tidemark.ingest.delivery.OutgoingEvent;
import dev.tidemark.proto.event.v1.ErasureEvent;
import dev.tidemark.proto.ingest.v1.EraseUserRequest;
import dev.tidemark.proto.ingest.v1.EraseUserResponse;
import dev.tidemark.proto.topic.Topic;
import dev.tidemark.proto.topic.TopicKey;
import java.time.Instant;

/** Between erasures and the contract. */
public final class ErasureMapper {
  private ErasureMapper() {}

  /** A request as it came over gRPC. */
  public static ErasureRequest toRequest(EraseUserRequest request) {
    return new ErasureRequest(request.getApplication(), request.getId(), request.getUserId());
  }

  /** The answer to it. */
  public static EraseUserResponse toResponse(Instant topicsCleanAt) {
    return EraseUserResponse.newBuilder()
        .setTopicsCleanAt(EnvelopeMapper.timestamp(topicsCleanAt))
        .build();
  }

  static OutgoingEvent toEvent(ApplicationKey key, String id, String user, int block, Instant now) {
    ErasureEvent event =
        ErasureEvent.newBuilder()
            .setEnvelope(EnvelopeMapper.envelope(key, id, now, now))
            .setUser(user)
            .setBlock(block)
            .build();
    return OutgoingEvent.ofBlock(
        Topic.ERASURE, TopicKey.unit(key.tenant(), key.id(), user), block, event);
  }
}
