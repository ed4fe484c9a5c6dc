package dev.tidemark.chassis.intake;

import io.vertx.mutiny.core.buffer.Buffer;
import java.util.HashMap;
import java.util.Map;

/** What admission has learned since the last flush and the next flush writes. */
final class Remembered {
  private final Map<IdBucket, Buffer> ids = new HashMap<>();
  private final Map<IdBucket.Scope, Long> floors = new HashMap<>();
  private final Map<IdBucket.Scope, Watermark> watermarks = new HashMap<>();

  void id(IdBucket bucket, EventId id) {
    ids.computeIfAbsent(bucket, key -> Buffer.buffer()).appendLong(id.high()).appendLong(id.low());
  }

  void floor(IdBucket.Scope scope, long floor) {
    floors.merge(scope, floor, Math::max);
  }

  void watermark(Watermark mark) {
    watermarks.put(new IdBucket.Scope(mark.tenant(), mark.application()), mark);
  }

  /** Takes over what a later batch has learned. */
  void add(Remembered later) {
    later.ids.forEach((bucket, more) -> ids.merge(bucket, more, (a, b) -> a.appendBuffer(b)));
    later.floors.forEach(this::floor);
    watermarks.putAll(later.watermarks);
  }

  /** Packed ids, 16 bytes each, high word first. */
  Map<IdBucket, Buffer> ids() {
    return ids;
  }

  /** Buckets below these are of no use any more. */
  Map<IdBucket.Scope, Long> floors() {
    return floors;
  }

  Iterable<Watermark> watermarks() {
    return watermarks.values();
  }
}
