package dev.tidemark.drift.serve;

import dev.tidemark.chassis.application.Application;
import dev.tidemark.chassis.application.ApplicationKey;
import dev.tidemark.drift.application.Progress;
import dev.tidemark.drift.application.ProgressStore;
import dev.tidemark.drift.codebook.CodebookStore;
import dev.tidemark.drift.codebook.CodebookVersion;
import dev.tidemark.drift.sketch.SketchStore;
import dev.tidemark.drift.traffic.CountStore;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** What the list of applications tells of each: a handful of small queries, one after another. */
@Singleton
class ApplicationSummaryService {
  private final ProgressStore progress;
  private final SketchStore sketches;
  private final CodebookStore codebooks;
  private final CountStore counts;

  ApplicationSummaryService(
      ProgressStore progress, SketchStore sketches, CodebookStore codebooks, CountStore counts) {
    this.progress = progress;
    this.sketches = sketches;
    this.codebooks = codebooks;
    this.counts = counts;
  }

  Uni<ApplicationView.All> all(List<Application> applications) {
    return Multi.createFrom()
        .iterable(applications)
        .onItem()
        .transformToUniAndConcatenate(this::view)
        .collect()
        .asList()
        .map(ApplicationView.All::new);
  }

  private Uni<ApplicationView> view(Application application) {
    ApplicationKey key = application.key();
    return progress
        .find(application)
        .chain(
            at ->
                sketches
                    .spaces(key)
                    .map(spaces -> spaces.stream().findFirst())
                    .chain(space -> view(application, at, space)));
  }

  private Uni<ApplicationView> view(
      Application application, Optional<Progress> at, Optional<String> space) {
    return codebook(application, at, space)
        .chain(
            codebook ->
                counts(application.key())
                    .map(
                        sums ->
                            ApplicationView.of(
                                application, at, codebook, space.orElse(null), sums)));
  }

  private Uni<Integer> codebook(
      Application application, Optional<Progress> at, Optional<String> space) {
    if (at.isEmpty() || space.isEmpty()) {
      return Uni.createFrom().item(0);
    }
    long today = application.dayOf(at.get().now());
    return codebooks
        .versions(application.key(), space.get())
        .map(
            versions ->
                versions.stream()
                    .filter(version -> version.effectiveDay() <= today)
                    .mapToInt(CodebookVersion::version)
                    .max()
                    .orElse(0));
  }

  private Uni<ApplicationView.Counts> counts(ApplicationKey key) {
    return counts
        .traffic(key)
        .chain(
            traffic ->
                counts
                    .counts(key)
                    .chain(
                        counted ->
                            counts
                                .duplicates(key)
                                .map(
                                    duplicates ->
                                        ApplicationView.Counts.of(traffic, counted, duplicates))));
  }
}
