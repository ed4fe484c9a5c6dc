package dev.tidemark.chassis.intake;

import java.time.Instant;
import org.apache.kafka.common.TopicPartition;

/**
 * How far an application's event time has come in one partition.
 *
 * @param eventTime greatest event time read
 * @param seenAt wall time of the application's last record in the partition
 * @param duplicates records of the application dropped in the partition so far
 */
public record Watermark(
    TopicPartition partition,
    String tenant,
    String application,
    Instant eventTime,
    Instant seenAt,
    long duplicates) {}
