package dev.tidemark.chassis.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PositionTest {
  private final Position position = new Position();

  @BeforeEach
  void begin() {
    position.moveTo(10);
  }

  @Test
  void takesTheExpectedRecordAndWhatFollows() {
    assertThat(offered(10, 13)).containsExactly(10L, 11L, 12L);
  }

  @Test
  void cutsOffWhatItHasAlready() {
    assertThat(offered(5, 12)).containsExactly(10L, 11L);
    assertThat(offered(5, 10)).isEmpty();
    assertThat(position.missing()).isFalse();
  }

  @Test
  void refusesABatchThatRanAheadUntilTheExpectedOneComes() {
    assertThat(offered(20, 25)).isEmpty();
    assertThat(position.missing()).isTrue();
    assertThat(offered(25, 30)).isEmpty();
    assertThat(offered(10, 20)).hasSize(10);
    assertThat(position.missing()).isFalse();
  }

  @Test
  void believesAHoleThatIsStillThereAfterASeek() {
    assertThat(offered(20, 25)).isEmpty();
    assertThat(offered(20, 25)).hasSize(5);
  }

  @Test
  void believesAHoleAlsoWhenLaterBatchesWereStillQueued() {
    assertThat(offered(20, 25)).isEmpty();
    assertThat(offered(25, 30)).isEmpty();
    assertThat(offered(30, 35)).isEmpty();
    assertThat(offered(20, 25)).hasSize(5);
  }

  @Test
  void believesAHoleThatGrewBeforeItWasReadAgain() {
    assertThat(offered(20, 25)).isEmpty();
    assertThat(offered(30, 35)).isEmpty();
    assertThat(offered(30, 35)).hasSize(5);
  }

  @Test
  void forgetsAHoleWhenItMoves() {
    assertThat(offered(20, 25)).isEmpty();
    position.moveTo(15);
    assertThat(offered(20, 25)).isEmpty();
  }

  private List<Long> offered(long from, long to) {
    return position
        .expected(
            LongStream.range(from, to)
                .mapToObj(
                    offset -> new ConsumerRecord<>("topic", 0, offset, new byte[0], new byte[0]))
                .toList())
        .stream()
        .map(ConsumerRecord::offset)
        .toList();
  }
}
