package dev.tidemark.drift.analyse;

import dev.tidemark.drift.codebook.CodebookLearnerService;
import dev.tidemark.drift.role.DriftRole;
import dev.tidemark.drift.role.RoleConfig;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Looks now and then whether a codebook can be learned, while this replica analyses. */
@ApplicationScoped
class LearningService {
  private static final Logger LOG = Logger.getLogger(LearningService.class);

  private final CodebookLearnerService learner;
  private final RoleConfig roles;
  private @Nullable Cancellable ticks;

  LearningService(CodebookLearnerService learner, RoleConfig roles) {
    this.learner = learner;
    this.roles = roles;
  }

  void start(@Observes StartupEvent started) {
    if (roles.roles().contains(DriftRole.ANALYSE)) {
      ticks =
          Multi.createFrom()
              .ticks()
              .every(learner.interval())
              .onOverflow()
              .drop()
              .onItem()
              .transformToUniAndConcatenate(tick -> look())
              .subscribe()
              .with(done -> {}, failure -> LOG.error("codebooks are not learned", failure));
    }
  }

  private Uni<Void> look() {
    return learner
        .look()
        .onFailure()
        .invoke(failure -> LOG.warnf(failure, "the codebook sample cannot be read now"))
        .onFailure()
        .recoverWithNull();
  }

  void stop(@Observes ShutdownEvent stopped) {
    Cancellable running = ticks;
    if (running != null) {
      running.cancel();
    }
  }
}
