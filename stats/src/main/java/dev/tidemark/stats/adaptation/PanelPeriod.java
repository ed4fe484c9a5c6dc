package dev.tidemark.stats.adaptation;

/**
 * Means of one user over one period.
 *
 * @param prompts number of first-turn prompts, at least 1
 * @param wording mean psi, length D: how the user asks, within topics
 * @param topic mean of m_t over the user's prompts, length D: what the user asks about
 * @param patterns means of the pattern features, length J (0 if none); same order for everybody
 */
// The arrays are not copied: a panel holds tens of thousands of these for one computation.
@SuppressWarnings("ArrayRecordComponent")
public record PanelPeriod(int prompts, float[] wording, float[] topic, float[] patterns) {}
