package dev.tidemark.drift.codebook;

import dev.tidemark.chassis.application.ApplicationKey;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** Reads the codebooks of an application. */
public interface CodebookStore {

  /** Learned versions by version; the shipped version 0 is not listed. */
  Uni<List<CodebookVersion>> versions(ApplicationKey application, String space);
}
