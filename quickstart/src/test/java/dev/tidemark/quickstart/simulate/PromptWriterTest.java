package dev.tidemark.quickstart.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tidemark.stats.simulate.world.User;
import dev.tidemark.stats.simulate.world.World;
import dev.tidemark.stats.simulate.world.WorldConfig;
import dev.tidemark.stats.simulate.world.WorldEvent;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class PromptWriterTest {
  private static final World WORLD = new World(DemoWorld.config(1));
  private static final List<WorldEvent> EVENTS = WORLD.events().toList();
  private static final PromptWriter WRITER =
      new PromptWriter(Phrasebook.load(), WORLD, DemoWorld.PLANTED);

  @Test
  void hasSixtyCompleteTopics() {
    List<Topic> topics = Phrasebook.load().topics();

    assertThat(topics).hasSize(60);
    assertThat(topics.stream().map(Topic::name)).doesNotHaveDuplicates();
    assertThat(topics)
        .allSatisfy(
            topic -> {
              assertThat(topic.things()).hasSizeGreaterThanOrEqualTo(8).doesNotHaveDuplicates();
              assertThat(topic.tasks()).hasSize(7).doesNotHaveDuplicates();
              assertThat(topic.problems()).hasSize(7).doesNotHaveDuplicates();
              assertThat(topic.goals()).hasSize(5).doesNotHaveDuplicates();
            });
  }

  @Test
  void leavesNoSlotOpen() {
    assertThat(EVENTS.stream().map(WRITER::opening)).noneMatch(text -> text.contains("{t"));
    assertThat(EVENTS.stream().limit(500).map(event -> WRITER.followUp(event, 1)))
        .noneMatch(text -> text.contains("{"));
  }

  @Test
  void seldomRepeatsAPromptExactly() {
    List<String> prompts = EVENTS.stream().map(WRITER::opening).toList();

    double repeats = 1 - (double) new HashSet<>(prompts).size() / prompts.size();

    assertThat(repeats).isLessThan(.02);
  }

  @Test
  void differsFromTheWorldWithoutEffectOnlyByThePlantedEdit() {
    for (WorldEvent event : EVENTS) {
      String with = WRITER.opening(event);
      String without = WRITER.openingWithoutAdaptation(event);
      if (event.adaptation() == 0) {
        assertThat(with).isEqualTo(without);
      } else if (!with.equals(without)) {
        assertThat(with).contains("JSON");
        assertThat(without).doesNotContain("JSON");
      }
    }
  }

  @Test
  void plantsTheEditByTheDoseLaw() {
    Predicate<WorldEvent> late = event -> event.dose() >= 15 && responder(event);
    List<WorldEvent> adapted = EVENTS.stream().filter(late).toList();

    double share =
        adapted.stream().filter(e -> WRITER.edits(e).contains(StyleEdit.JSON)).count()
            / (double) adapted.size();

    double expected = adapted.stream().mapToDouble(WorldEvent::adaptation).average().orElseThrow();
    assertThat(adapted).hasSizeGreaterThan(200);
    assertThat(share).isBetween(expected - .03, 1.0);
  }

  @Test
  void letsPolitenessGrowForEverybody() {
    assertThat(politeShare(35, 42) - politeShare(0, 7)).isCloseTo(.45, within(.08));
  }

  @Test
  void writesNothingElseWhenNothingIsPlanted() {
    PromptWriter quiet = new PromptWriter(Phrasebook.load(), WORLD, Set.of());

    assertThat(EVENTS.stream().map(quiet::opening).toList())
        .isEqualTo(EVENTS.stream().map(quiet::openingWithoutAdaptation).toList());
  }

  @Test
  void shortensToTheQuestion() {
    WorldEvent event = EVENTS.getFirst();

    String shortened = WRITER.write(event, EnumSet.of(StyleEdit.SHORTEN));

    assertThat(WRITER.write(event, Set.of())).endsWith(shortened);
  }

  @Test
  void dependsOnTheSeedOnly() {
    WorldConfig config = DemoWorld.config(1);
    PromptWriter again = new PromptWriter(Phrasebook.load(), new World(config), DemoWorld.PLANTED);

    assertThat(new World(config).events().limit(300).map(again::opening).toList())
        .isEqualTo(EVENTS.stream().limit(300).map(WRITER::opening).toList());
  }

  private static boolean responder(WorldEvent event) {
    User user = WORLD.users().get(event.user());
    return user.responder();
  }

  private static double politeShare(int from, int to) {
    List<WorldEvent> events = EVENTS.stream().filter(e -> e.day() >= from && e.day() < to).toList();
    return events.stream()
            .map(event -> WRITER.write(event, Set.of()))
            .filter(
                text ->
                    text.contains("hank")
                        || text.contains("lease help")
                        || text.contains("grateful"))
            .count()
        / (double) events.size();
  }
}
