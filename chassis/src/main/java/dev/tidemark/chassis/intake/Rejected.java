package dev.tidemark.chassis.intake;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A record on its way to the dead letter topic. */
record Rejected(ConsumerRecord<byte[], byte[]> source, String reason, String detail) {}
