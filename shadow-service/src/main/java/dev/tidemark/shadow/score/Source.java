package dev.tidemark.shadow.score;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * What of an interaction its score events repeat.
 *
 * @param eventId of the interaction
 * @param eventTime of the interaction
 * @param partition it was read from
 * @param key of its record
 * @param trace its traceparent; empty for none
 * @param stamps serialized
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Source(
    String eventId,
    OffsetDateTime eventTime,
    int partition,
    byte @Nullable [] key,
    String trace,
    byte[] stamps) {}
