package dev.tidemark.drift.exposure;

import dev.tidemark.drift.exposure.ExposureStore.PanelUser;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Counts the answers of one batch on top of what was stored, in the order of the records. Not
 * thread-safe.
 */
public final class ExposureCounter {
  private final Map<PanelUser, Map<String, Long>> stored;
  private final Map<PanelUser, Instant> erased;
  private final Map<Key, Answers> added = new HashMap<>();

  private record Key(PanelUser user, String deployment) {}

  /**
   * @param stored answers by deployment of each user before the batch
   * @param erased when users were erased; answers that arrived until then are not counted
   */
  public ExposureCounter(Map<PanelUser, Map<String, Long>> stored, Map<PanelUser, Instant> erased) {
    this.stored = stored;
    this.erased = erased;
  }

  /**
   * Answers of a deployment that a user had received so far.
   *
   * @param deployment canonical id
   * @param canonical maps stored ids, among them those that became aliases
   */
  public long before(PanelUser user, String deployment, UnaryOperator<String> canonical) {
    long known =
        stored.getOrDefault(user, Map.of()).entrySet().stream()
            .filter(entry -> canonical.apply(entry.getKey()).equals(deployment))
            .mapToLong(Map.Entry::getValue)
            .sum();
    Answers now = added.get(new Key(user, deployment));
    return known + (now == null ? 0 : now.count());
  }

  /** Counts answers, but for those of a user who has been erased since. */
  public void count(Answers answers) {
    Instant at = erased.get(answers.user());
    if (at != null && !answers.lastArrival().isAfter(at)) {
      return;
    }
    added.merge(new Key(answers.user(), answers.deployment()), answers, Answers::plus);
  }

  /** What the batch added. */
  public Collection<Answers> added() {
    return added.values();
  }
}
