/**
 * How the service port closes: every call is answered or refused, none is cut off and then repeated
 * by a caller who cannot know that it was done.
 *
 * <p>Readiness and the wait for load balancers are the framework's ({@code
 * quarkus.shutdown.delay}); streams end with {@link dev.tidemark.chassis.intake.Intakes}.
 */
@NullMarked
package dev.tidemark.chassis.closing;

import org.jspecify.annotations.NullMarked;
