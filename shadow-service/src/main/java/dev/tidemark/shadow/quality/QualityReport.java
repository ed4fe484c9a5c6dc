package dev.tidemark.shadow.quality;

import java.util.List;

/**
 * Production's own quality.
 *
 * @param points by day, deployment and measure
 * @param sentence the newest change for people
 */
public record QualityReport(List<QualityPoint> points, String sentence) {}
