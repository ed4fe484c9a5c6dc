package dev.tidemark.chassis.intake;

/**
 * What a decoder makes of one Kafka record.
 *
 * @param <T> payload
 */
public sealed interface Decoding<T> permits Decoded, Poison {}
