package dev.tidemark.shadow.attempt;

/**
 * Number of selected interactions of an arm that stand or ended in one way.
 *
 * @param status PENDING, SCORED, SKIPPED or FAILED
 * @param reason why it was skipped or failed; empty otherwise
 * @param count how many
 */
public record ArmCount(String status, String reason, long count) {}
