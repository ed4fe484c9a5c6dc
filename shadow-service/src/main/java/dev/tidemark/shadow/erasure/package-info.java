/**
 * Forgets a user: attempts, answers, texts, feedback.
 *
 * <p>Counters of verdicts are sums over users and stay. The erasure is remembered, so that records
 * of before, still on their way through Kafka, do not bring the user back.
 */
@NullMarked
package dev.tidemark.shadow.erasure;

import org.jspecify.annotations.NullMarked;
