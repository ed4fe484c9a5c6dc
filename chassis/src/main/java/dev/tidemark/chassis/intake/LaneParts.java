package dev.tidemark.chassis.intake;

import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import java.util.function.Supplier;

/** What the lanes of a stream share. */
record LaneParts<T>(
    IntakeConfig config,
    LaneStore store,
    Decoder<T> decoder,
    Work.Factory<T> work,
    DeadLetters deadLetters,
    IntakeMetrics metrics,
    BatchSpans spans,
    Supplier<KafkaConsumer<byte[], byte[]>> consumer) {}
