package dev.tidemark.chassis.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.base.Splitter;
import dev.tidemark.chassis.clock.ClockKind;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The record of the tests, as text: {@code application|id|event time in ms|number|clock}. */
record Sample(String application, String id, Instant time, long number, ClockKind clock) {
  static Sample of(String id, long number) {
    return new Sample("app", id, Instant.now(), number, ClockKind.WALL);
  }

  static Decoding<Sample> decode(ConsumerRecord<byte[], byte[]> message) {
    Sample sample = parse(new String(message.value(), UTF_8));
    if (sample.number < 0) {
      return new Poison<>("NEGATIVE_NUMBER", "number " + sample.number + " but at least 0 needed");
    }
    return new Decoded<>(
        "tenant", sample.application, sample.id, sample.time, sample.clock, sample);
  }

  byte[] bytes() {
    return "%s|%s|%d|%d|%s"
        .formatted(application, id, time.toEpochMilli(), number, clock)
        .getBytes(UTF_8);
  }

  private static Sample parse(String text) {
    List<String> parts = Splitter.on('|').splitToList(text);
    return new Sample(
        parts.get(0),
        parts.get(1),
        Instant.ofEpochMilli(Long.parseLong(parts.get(2))),
        Long.parseLong(parts.get(3)),
        ClockKind.valueOf(parts.get(4)));
  }
}
