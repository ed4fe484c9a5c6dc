package dev.tidemark.evalset.version;

import dev.tidemark.chassis.application.ApplicationKey;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Compares versions. Its answer is one message, so texts are given until they fill their share of
 * it; items after that have none.
 */
@ApplicationScoped
public class DiffService {
  /** Bytes of text in one answer, half of what a default gRPC client takes. */
  private static final long MOST_TEXT = 2L << 20;

  private final VersionStore versions;

  DiffService(VersionStore versions) {
    this.versions = versions;
  }

  /**
   * What changed; fails with UNKNOWN_VERSION.
   *
   * @param from the older version, 0 for the newest
   * @param to the newer version, 0 for the newest
   */
  public Uni<VersionDiff> diff(ApplicationKey application, int from, int to) {
    return versions
        .require(application, from)
        .chain(older -> versions.require(application, to).chain(newer -> diff(older, newer)));
  }

  private Uni<VersionDiff> diff(Version older, Version newer) {
    boolean sameCells = older.space().equals(newer.space()) && older.codebook() == newer.codebook();
    AtomicLong left = new AtomicLong(MOST_TEXT);
    return versions
        .outline(older)
        .chain(from -> versions.outline(newer).map(to -> VersionDiff.of(from, to, sameCells)))
        .chain(
            outline ->
                withTexts(newer, outline.added(), left)
                    .chain(
                        added ->
                            withTexts(older, outline.removed(), left)
                                .map(
                                    removed ->
                                        new VersionDiff(
                                            outline.kept(), added, removed, outline.cells()))));
  }

  private Uni<List<Item>> withTexts(Version version, List<Item> outline, AtomicLong left) {
    Set<String> wanted = outline.stream().map(Item::hash).collect(Collectors.toSet());
    return versions
        .items(version)
        .filter(item -> wanted.contains(item.hash()))
        .select()
        .first(item -> left.addAndGet(-length(item)) >= 0)
        .collect()
        .asMap(Item::hash)
        .map(texts -> merged(outline, texts));
  }

  private static long length(Item item) {
    return item.body().map(body -> body.content().bytes()).orElse(0L);
  }

  private static List<Item> merged(List<Item> outline, Map<String, Item> texts) {
    Function<Item, Item> text = item -> texts.getOrDefault(item.hash(), item);
    return outline.stream().map(text).toList();
  }
}
