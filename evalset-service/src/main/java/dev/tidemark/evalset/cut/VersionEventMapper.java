package dev.tidemark.evalset.cut;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import dev.tidemark.evalset.pool.PoolSample;
import dev.tidemark.evalset.version.ItemHash;
import dev.tidemark.proto.event.v1.Envelope;
import dev.tidemark.proto.event.v1.VersionEvent;
import java.time.Instant;
import java.util.List;

/** Versions as events. */
final class VersionEventMapper {
  private static final String PRODUCER = "evalset-service/0.1.0";

  private VersionEventMapper() {}

  static VersionEvent toEvent(CutOrder order, PoolSample sample, List<byte[]> hashes, int number) {
    Instant now = Instant.now();
    Timestamp time =
        Timestamp.newBuilder().setSeconds(now.getEpochSecond()).setNanos(now.getNano()).build();
    return VersionEvent.newBuilder()
        .setEnvelope(
            Envelope.newBuilder()
                .setEventId("version@" + number)
                .setTenant(order.application().tenant())
                .setApplication(order.application().application())
                .setEventTime(time)
                .setArrivalTime(time)
                .setProducer(PRODUCER))
        .setNumber(number)
        .setHash(ByteString.copyFrom(ItemHash.ofVersion(hashes)))
        .setItems(hashes.size())
        .setSpace(sample.space())
        .setPoolLastDay(order.days().last())
        .build();
  }
}
