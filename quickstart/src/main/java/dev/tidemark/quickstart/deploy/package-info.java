/**
 * Announces deployments: what goes out, when, to which user blocks, and whether chance chose them.
 *
 * <p>Does not deploy anything and does not route traffic.
 */
@NullMarked
package dev.tidemark.quickstart.deploy;

import org.jspecify.annotations.NullMarked;
