package dev.tidemark.drift.codebook;

import dev.tidemark.chassis.application.ApplicationKey;
import dev.tidemark.stats.cluster.Codebook;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Gives the codebook a day is stamped with. A decision never changes, so it is asked for once a day
 * and application; late records find their day's decision too.
 */
@ApplicationScoped
public class CodebookService {
  private static final int MOST_DAYS = 10_000;

  private final PgCodebookStore store;
  private final Map<DayKey, Codebook> byDay = new ConcurrentHashMap<>();
  private final Map<VersionKey, Codebook> byVersion = new ConcurrentHashMap<>();

  private record DayKey(ApplicationKey application, String space, long day) {}

  private record VersionKey(ApplicationKey application, String space, int version) {}

  CodebookService(PgCodebookStore store) {
    this.store = store;
  }

  /** Codebook in force on a day. */
  public Uni<Codebook> inForce(ApplicationKey application, String space, long day) {
    Codebook held = byDay.get(new DayKey(application, space, day));
    return held != null
        ? Uni.createFrom().item(held)
        : store
            .decide(application, space, day)
            .chain(version -> load(application, space, version))
            .invoke(codebook -> keep(new DayKey(application, space, day), codebook));
  }

  private void keep(DayKey key, Codebook codebook) {
    if (byDay.size() >= MOST_DAYS) {
      byDay.clear();
    }
    byDay.put(key, codebook);
  }

  private Uni<Codebook> load(ApplicationKey application, String space, int version) {
    VersionKey key = new VersionKey(application, space, version);
    Codebook held = version == 0 ? ShippedCodebook.codebook() : byVersion.get(key);
    return held != null
        ? Uni.createFrom().item(held)
        : store.load(application, space, version).invoke(read -> byVersion.put(key, read));
  }
}
