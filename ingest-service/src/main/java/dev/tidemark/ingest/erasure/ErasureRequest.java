package dev.tidemark.ingest.erasure;

/**
 * Whom to forget, nothing checked yet.
 *
 * @param application name of the application
 * @param id id of the erasure, the same on every retry
 * @param user raw user id
 */
public record ErasureRequest(String application, String id, String user) {}
