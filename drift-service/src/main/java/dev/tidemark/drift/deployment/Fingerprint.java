package dev.tidemark.drift.deployment;

/**
 * What served a record, by which a deployment is inferred when none is named.
 *
 * @param model model name; empty means that it cannot be told
 * @param modelVersion released version; may be empty
 * @param promptTemplate version of the prompt template; may be empty
 * @param tools fingerprint of the tools; may be empty
 */
public record Fingerprint(String model, String modelVersion, String promptTemplate, String tools) {}
