/**
 * How users changed the way they prompt because of a deployment: the adaptation report.
 *
 * <p>{@code AdaptationWindows} chooses days, {@code Cohorts} who was given the deployment, {@code
 * PanelCollector} sums the panel over the windows; {@code stats} contrasts the cohorts, or ranks
 * the date among dates when nothing was deployed. Estimators are not here, nor is what panel users
 * wrote.
 */
@NullMarked
package dev.tidemark.drift.adaptation;

import org.jspecify.annotations.NullMarked;
