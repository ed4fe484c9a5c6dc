/**
 * Reading Kafka topics so that a crash at any instant loses nothing and counts nothing twice.
 *
 * <p>It is: the offset row in PostgreSQL, seek, flush, dedupe, lateness, dead letters and retry of
 * one stream. It is not: a place for what records mean, a producer of derived events, or a
 * scheduler.
 *
 * <h2>Use</h2>
 *
 * <pre>{@code
 * class EmbeddedConsumer {
 *   static final String EMBEDDED_IN = "embedded-in";
 *
 *   @Produces @Singleton @Identifier("drift-analyse")
 *   static Intake<Embedded> intake(Intakes intakes, EmbeddedDecoder decoder, Sketches sketches) {
 *     return intakes.aggregates(
 *         new IntakeStream("drift", "analyse", EMBEDDED_IN), decoder, sketches);
 *   }
 *
 *   @Inject @Identifier("drift-analyse") Intake<Embedded> intake;
 *
 *   @Incoming(EMBEDDED_IN)
 *   Uni<Void> consume(ConsumerRecords<byte[], byte[]> batch) {
 *     return intake.accept(batch);
 *   }
 * }
 * }</pre>
 *
 * with
 *
 * <pre>
 * quarkus.flyway.locations=db/chassis,db/migration
 * mp.messaging.incoming.embedded-in.connector=smallrye-kafka
 * mp.messaging.incoming.embedded-in.topic=tidemark.embedded.v1
 * mp.messaging.incoming.embedded-in.group.id=drift-analyse
 * mp.messaging.incoming.embedded-in.batch=true
 * mp.messaging.incoming.embedded-in.commit-strategy=ignore
 * mp.messaging.incoming.embedded-in.health-readiness-enabled=false
 * </pre>
 *
 * The identifier is the group: SmallRye finds the rebalance listener, which the intake is, by it.
 *
 * <h2>Why it is right</h2>
 *
 * <ol>
 *   <li><b>One truth.</b> The offset moves in the transaction that writes the results, by
 *       compare-and-set, as its first statement. Of two owners that start from the same offset one
 *       commits; the other finds the row moved, writes nothing, forgets what it holds, reads again
 *       and seeks.
 *   <li><b>One consistent start.</b> State and offset are read under the lock of the offset row, so
 *       no flush falls between the two reads.
 *   <li><b>One next record.</b> A partition's lane accepts the record at its next offset and no
 *       other. A log does not change, so it does not matter which queue, seek or rebalance brought
 *       it; what comes twice is dropped, and what comes too early makes the consumer seek back.
 *       Seeking on assignment therefore saves time but correctness does not rest on it, nor on
 *       whether the queue of the channel was cleared in time.
 *   <li><b>One memory.</b> What admission learns from a batch (ids, watermarks) is written with the
 *       offset behind that batch, never before.
 * </ol>
 *
 * Epochs are identity: a lane belongs to one assignment. Work that ends after the partition went
 * can still commit only if nobody has moved the offset, and then it is right.
 *
 * <p><b>Assignor: cooperative-sticky.</b> By the above any assignor is right. Eager ones revoke
 * every partition in every rebalance, so each would write and read again the totals of all
 * partitions; cooperative moves only those that change owner, the others go on undisturbed.
 *
 * <p><b>Blocking.</b> The rebalance listener runs on the polling thread and waits there, for at
 * most {@code flush-timeout}; {@code max.poll.interval.ms} is three times that, so that a slow
 * flush does not cost the membership. Nothing else blocks, and nothing that a lane does waits for
 * the polling thread while that waits for the lane: an assignment asks it for nothing.
 *
 * <p><b>Memory.</b> {@code accept} completes when the batch is processed. Meanwhile SmallRye holds
 * two more batches and then pauses the consumer: at most 16 MiB a fetch.
 *
 * <p><b>Tracing.</b> When OpenTelemetry is on, the work on the records of a partition in a batch,
 * from decoding to the flush that was due, is one span with a link to the {@code traceparent} of
 * each; {@code quarkus.otel.span.link.count.limit} is therefore {@code max-poll-records}. Derived
 * events copy the header from {@link dev.tidemark.chassis.intake.Received#source()}, so the trace
 * goes on and whoever reads them is linked with it too. SmallRye's own spans, one a record and over
 * before the work begins, are off.
 */
@NullMarked
package dev.tidemark.chassis.intake;

import org.jspecify.annotations.NullMarked;
