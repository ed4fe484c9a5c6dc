package dev.tidemark.drift.shift;

import dev.tidemark.drift.application.DayRange;
import dev.tidemark.stats.Estimate;
import java.util.Optional;

/**
 * The distance as of one closed day.
 *
 * @param day last day of the window, days since 1970-01-01
 * @param window the week up to that day, or as much of it as there is
 * @param mmd2 distance from the reference
 * @param noiseFloor standard deviation of it when nothing changes; NaN without a number
 * @param evalSet how the window compares with the eval set in force; empty without a version
 */
public record ShiftPoint(
    long day, DayRange window, Estimate mmd2, double noiseFloor, Optional<EvalSetShift> evalSet) {}
