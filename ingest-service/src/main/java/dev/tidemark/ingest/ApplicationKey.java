package dev.tidemark.ingest;

/**
 * Identity of an application.
 *
 * @param tenant owner
 * @param id name within the tenant
 */
public record ApplicationKey(String tenant, String id) {}
