package dev.tidemark.chassis.application;

/**
 * Identity of an application.
 *
 * @param tenant owner, never blank
 * @param application id, unique within the tenant, never blank
 */
public record ApplicationKey(String tenant, String application) {

  /** Rejects blank parts. */
  public ApplicationKey {
    if (tenant.isBlank() || application.isBlank()) {
      throw new IllegalArgumentException(
          "tenant \"%s\", application \"%s\" but both must be named"
              .formatted(tenant, application));
    }
  }
}
