package dev.tidemark.drift.traffic;

/**
 * What ingest says of one day, all strata together; received = sampled + unsampled + rejected.
 *
 * @param day days since 1970-01-01
 * @param received items that arrived
 * @param sampled items put on the stream
 * @param unsampled items not selected
 * @param rejected items refused
 */
public record TrafficDay(long day, long received, long sampled, long unsampled, long rejected) {}
