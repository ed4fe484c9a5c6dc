/**
 * Where heavy maths of reports runs, and how long its results are kept.
 *
 * <p>Its threads are its own, so that a report starves neither the event loop nor the embedder. It
 * knows nothing of what is computed.
 */
@NullMarked
package dev.tidemark.drift.compute;

import org.jspecify.annotations.NullMarked;
