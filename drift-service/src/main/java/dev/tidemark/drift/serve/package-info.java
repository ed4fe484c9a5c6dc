/**
 * The doors of the reports: REST under {@code /api/v1} and {@code tidemark.drift.v1.DriftService}.
 *
 * <p>Who asks is known here and nowhere below; generated types and JSON views do not leave it. No
 * report is computed here.
 */
@NullMarked
package dev.tidemark.drift.serve;

import org.jspecify.annotations.NullMarked;
