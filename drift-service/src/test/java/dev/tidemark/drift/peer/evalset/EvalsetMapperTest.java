package dev.tidemark.drift.peer.evalset;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.tidemark.drift.peer.evalset.VersionsView.VersionView;
import dev.tidemark.proto.evalset.v1.CellChange;
import dev.tidemark.proto.evalset.v1.Certificate;
import dev.tidemark.proto.evalset.v1.CutOrigin;
import dev.tidemark.proto.evalset.v1.DiffVersionsResponse;
import dev.tidemark.proto.evalset.v1.Estimate;
import dev.tidemark.proto.evalset.v1.Item;
import dev.tidemark.proto.evalset.v1.ListVersionsResponse;
import dev.tidemark.proto.evalset.v1.Version;
import dev.tidemark.proto.event.v1.Message;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvalsetMapperTest {
  private static final Instant NOW = Instant.parse("2026-04-12T11:42:07Z");

  @ParameterizedTest
  @CsvSource({
    "200, 50, Infinity, GREEN",
    "Infinity, 50, Infinity, GREEN",
    "199, 50, 900, AMBER",
    "50, 20, 199, AMBER",
    "49, 20, 199, RED",
    "Infinity, 49, Infinity, UNDECIDED",
    "49, 20, 200, UNDECIDED"
  })
  void lightsByWhatASetOf200IsWorth(double worth, double low, double high, String light) {
    Estimate estimate = estimate(worth, true).toBuilder().setLow(low).setHigh(high).build();
    assertThat(version(estimate).certificate().light()).isEqualTo(light);
  }

  @Test
  void showsNoLightWithoutANumber() {
    VersionView version = version(estimate(0, false));

    assertThat(version.certificate().light()).isNull();
    assertThat(version.certificate().equivalentFreshSample().value()).isNull();
    assertThat(version.certificate().equivalentFreshSample().reason()).isEqualTo("too few users");
  }

  @Test
  void leavesOutLimitsThatTheDataCannotBound() {
    VersionView version = version(estimate(Double.POSITIVE_INFINITY, true));

    assertThat(version.certificate().equivalentFreshSample().status()).isEqualTo("OK");
    assertThat(version.certificate().equivalentFreshSample().value()).isNull();
    assertThat(version.certificate().equivalentFreshSample().low()).isEqualTo(20);
  }

  @Test
  void writesHashOriginAndDays() {
    VersionView version = version(estimate(20, true));

    assertThat(version.hash()).isEqualTo("ab01");
    assertThat(version.origin()).isEqualTo("REQUEST");
    assertThat(version.poolFirstDay()).isEqualTo("1970-01-02");
  }

  @Test
  void countsAllThatChangedAndShowsSome() {
    DiffVersionsResponse.Builder response = DiffVersionsResponse.newBuilder().setKept(3);
    for (int i = 0; i < 30; i++) {
      response.addAdded(item("prompt " + i)).addCells(CellChange.newBuilder().setCell(i));
    }

    DiffView diff = EvalsetMapper.diff(response.build(), 1, 2, NOW);

    assertThat(diff.added()).isEqualTo(30);
    assertThat(diff.addedPrompts()).hasSize(EvalsetMapper.MOST_PROMPTS);
    assertThat(diff.cellsChanged()).isEqualTo(30);
    assertThat(diff.cells()).hasSize(EvalsetMapper.MOST_CELLS);
    assertThat(diff.removedPrompts()).isEmpty();
  }

  @Test
  void cutsLongPromptsBetweenCharacters() {
    String emoji = "\uD83D\uDE00".repeat(EvalsetMapper.MOST_CHARACTERS);
    DiffVersionsResponse response =
        DiffVersionsResponse.newBuilder()
            .addAdded(item(emoji))
            .addAdded(item(emoji + "!"))
            .addRemoved(Item.newBuilder().setCell(9))
            .build();

    DiffView diff = EvalsetMapper.diff(response, 1, 2, NOW);

    assertThat(diff.addedPrompts()).extracting(DiffView.PromptView::text).containsOnly(emoji);
    assertThat(diff.addedPrompts())
        .extracting(DiffView.PromptView::cut)
        .containsExactly(false, true);
    assertThat(diff.removedPrompts().getFirst().text()).isNull();
    assertThat(diff.removedPrompts().getFirst().day()).isNull();
  }

  private static Item item(String text) {
    return Item.newBuilder()
        .addMessages(Message.newBuilder().setContent("an earlier turn"))
        .addMessages(Message.newBuilder().setContent(text))
        .setDay(1)
        .build();
  }

  private static VersionView version(Estimate worth) {
    ListVersionsResponse response =
        ListVersionsResponse.newBuilder()
            .addVersions(
                Version.newBuilder()
                    .setNumber(1)
                    .setPoolFirstDay(1)
                    .setItems(200)
                    .setOrigin(CutOrigin.CUT_ORIGIN_REQUEST)
                    .setHash(ByteString.copyFrom(new byte[] {(byte) 0xab, 1}))
                    .setCertificate(Certificate.newBuilder().setEquivalentFreshSample(worth)))
            .build();
    return EvalsetMapper.versions(response, NOW).versions().getFirst();
  }

  private static Estimate estimate(double value, boolean ok) {
    return Estimate.newBuilder()
        .setOk(ok)
        .setValue(value)
        .setLow(20)
        .setHigh(Double.POSITIVE_INFINITY)
        .setReason(ok ? "" : "too few users")
        .build();
  }
}
