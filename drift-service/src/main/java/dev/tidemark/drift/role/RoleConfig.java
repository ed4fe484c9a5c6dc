package dev.tidemark.drift.role;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.NotEmpty;
import java.util.Set;

/** Which roles this replica holds. */
@ConfigMapping(prefix = "tidemark.drift")
public interface RoleConfig {
  /** Roles of this replica: enrich, analyse, serve; default all. */
  @WithDefault("enrich,analyse,serve")
  @NotEmpty
  Set<DriftRole> roles();
}
