package dev.tidemark.evalset.version;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.evalset.version.VersionDiff.CellChange;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VersionDiffTest {
  private final List<Item> from = List.of(item(0, "a", 1), item(1, "b", 1), item(2, "c", 2));
  private final List<Item> to = List.of(item(0, "d", 3), item(1, "c", 2), item(2, "b", 2));

  @Test
  void findsWhatIsKeptAddedAndRemoved() {
    VersionDiff diff = VersionDiff.of(from, to, true);

    assertThat(diff.kept()).isEqualTo(2);
    assertThat(diff.added()).extracting(Item::hash).containsExactly("d");
    assertThat(diff.removed()).extracting(Item::hash).containsExactly("a");
  }

  @Test
  void ordersCellsByTheSizeOfTheChange() {
    assertThat(VersionDiff.of(from, to, true).cells())
        .containsExactly(
            new CellChange(1, .5, 0), new CellChange(2, .25, .5), new CellChange(3, 0, .25));
  }

  @Test
  void comparesNoCellsOfDifferentCodebooks() {
    assertThat(VersionDiff.of(from, to, false).cells()).isEmpty();
  }

  @Test
  void findsNothingBetweenAVersionAndItself() {
    assertThat(VersionDiff.of(from, from, true))
        .isEqualTo(new VersionDiff(3, List.of(), List.of(), List.of()));
  }

  private static Item item(int position, String hash, int cell) {
    return new Item(position, hash, .25, cell, ItemOrigin.GREEDY, 0, 0, Optional.empty());
  }
}
