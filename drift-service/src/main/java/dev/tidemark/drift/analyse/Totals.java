package dev.tidemark.drift.analyse;

import dev.tidemark.chassis.application.ApplicationKey;
import dev.tidemark.drift.analyse.Enriched.Meaning;
import dev.tidemark.drift.analyse.Enriched.Prompt;
import dev.tidemark.drift.analyse.Ready.Features;
import dev.tidemark.drift.codebook.SampleDeltas;
import dev.tidemark.drift.codebook.SampledVector;
import dev.tidemark.drift.erasure.ErasedUserStore;
import dev.tidemark.drift.exposure.ExposureBin;
import dev.tidemark.drift.panel.PanelDeltas;
import dev.tidemark.drift.panel.PanelPrompt;
import dev.tidemark.drift.sketch.CellDeltas;
import dev.tidemark.drift.sketch.SketchDeltas;
import dev.tidemark.drift.sketch.SketchKey;
import dev.tidemark.drift.sketch.Sketched;
import dev.tidemark.drift.traffic.CountDeltas;
import dev.tidemark.drift.traffic.CountDeltas.Outcome;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.function.Predicate;

/** What one partition has added since the last flush. Used by one caller at a time. */
final class Totals {
  private final String space;
  private final SketchDeltas sketches = new SketchDeltas();
  private final CellDeltas cells;
  private final PanelDeltas panel = new PanelDeltas();
  private final CountDeltas counts;
  private final SampleDeltas samples;
  private final ErasedUserStore erased = new ErasedUserStore();
  private boolean ended;

  Totals(String space, int partition, SampleDeltas samples) {
    this.space = space;
    this.cells = new CellDeltas(partition);
    this.counts = new CountDeltas(partition);
    this.samples = samples;
  }

  /** Learns which users have been erased. */
  Uni<Totals> load(SqlConnection transaction) {
    return erased.update(transaction).replaceWith(this);
  }

  /**
   * Adds a batch.
   *
   * @param collects whether an application still collects vectors for its codebook
   */
  void add(Ready.Batch batch, Predicate<ApplicationKey> collects) {
    batch.prompts().forEach(ready -> add(ready, collects));
    ended |= batch.ended();
  }

  private void add(Ready ready, Predicate<ApplicationKey> collects) {
    Prompt prompt = ready.prompt();
    Features features = ready.features();
    Meaning meaning = prompt.meaning();
    count(ready);
    if (features == null || meaning == null) {
      return;
    }
    if (prompt.inclusion() > 0) {
      sketch(ready, features, meaning);
    }
    if (isForgotten(prompt)) {
      return;
    }
    addToPanel(prompt, features, meaning);
    if (collects.test(application(prompt))) {
      samples.add(new SampledVector(application(prompt), space, prompt.user(), meaning.vector()));
    }
  }

  private void count(Ready ready) {
    Prompt prompt = ready.prompt();
    counts.add(
        application(prompt),
        prompt.origin().day(),
        prompt.deployment(),
        outcome(ready),
        prompt.origin().eventTime());
  }

  private static Outcome outcome(Ready ready) {
    if (ready.late()) {
      return Outcome.LATE;
    }
    if (ready.features() == null) {
      return Outcome.WITHOUT_VECTOR;
    }
    if (ready.prompt().inclusion() == 0) {
      return Outcome.UNKNOWN_UPSTREAM;
    }
    return ready.cohort().equals(ready.prompt().cohort())
        ? Outcome.SKETCHED
        : Outcome.SKETCHED_AS_OTHER;
  }

  private void sketch(Ready ready, Features features, Meaning meaning) {
    Prompt prompt = ready.prompt();
    Sketched sketched =
        new Sketched(
            application(prompt),
            prompt.origin().day(),
            prompt.block(),
            new SketchKey(
                space, prompt.deployment(), ready.cohort(), prompt.firstTurn(), meaning.codebook()),
            meaning.cell(),
            1 / prompt.inclusion(),
            features.distance(),
            features.panel());
    sketches.add(sketched);
    if (prompt.firstTurn()) {
      cells.add(sketched);
    }
  }

  private boolean isForgotten(Prompt prompt) {
    return erased.covers(application(prompt), prompt.user(), prompt.origin().arrival());
  }

  /** First turns only: later ones depend on the reply by themselves. */
  private void addToPanel(Prompt prompt, Features features, Meaning meaning) {
    if (!prompt.panel() || !prompt.firstTurn() || prompt.exposure() < 0) {
      return;
    }
    panel.add(
        new PanelPrompt(
            application(prompt),
            prompt.user(),
            prompt.block(),
            prompt.origin().day(),
            space,
            prompt.deployment(),
            ExposureBin.of(prompt.exposure()),
            meaning.codebook(),
            meaning.cell(),
            meaning.patternsVersion(),
            meaning.patterns(),
            features.panel()));
  }

  private static ApplicationKey application(Prompt prompt) {
    return prompt.origin().application().key();
  }

  /** Rows that wait, about 10 KB each at most. */
  int pending() {
    return sketches.size() + panel.size();
  }

  boolean ended() {
    return ended;
  }

  /** Adds everything to the stored rows, but for users erased meanwhile. */
  Uni<Void> write(SqlConnection transaction) {
    return erased
        .update(transaction)
        .invoke(users -> users.forEach(this::forget))
        .chain(() -> sketches.write(transaction))
        .chain(() -> cells.write(transaction))
        .chain(() -> panel.write(transaction))
        .chain(() -> counts.write(transaction))
        .chain(() -> samples.write(transaction));
  }

  private void forget(ErasedUserStore.User user) {
    panel.forget(user.application(), user.pseudonym());
    samples.forget(user.application(), user.pseudonym());
  }

  void clear() {
    sketches.clear();
    cells.clear();
    panel.clear();
    counts.clear();
    samples.clear();
    ended = false;
  }
}
