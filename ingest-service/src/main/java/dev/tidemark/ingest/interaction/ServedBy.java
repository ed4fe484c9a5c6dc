package dev.tidemark.ingest.interaction;

/**
 * The deployment as the gateway knows it; every field but the model may be empty.
 *
 * @param model model name
 * @param modelVersion released version of the model
 * @param promptTemplate version of the prompt template
 * @param tools fingerprint of the tools offered
 * @param deployment id given to the announcement
 * @param cohort free label of the gateway
 */
public record ServedBy(
    String model,
    String modelVersion,
    String promptTemplate,
    String tools,
    String deployment,
    String cohort) {}
