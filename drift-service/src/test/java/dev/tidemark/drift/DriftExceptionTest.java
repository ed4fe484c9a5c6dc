package dev.tidemark.drift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.proto.drift.v1.ErrorReason;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class DriftExceptionTest {
  private static final List<DriftException> ONE_EACH =
      List.of(
          new DriftException.UnknownDeployment("chat", "v2"),
          new DriftException.EmptyText(0),
          new DriftException.TooManyItems("texts", 101, 100),
          new DriftException.WrongEmbedder("a", "b"),
          new DriftException.WrongSpace("a", "b"),
          new DriftException.WrongDimension("a", 5, 384),
          new DriftException.NotAVector("a", 0, "is zero"),
          new DriftException.EmbedderBusy(Duration.ofMillis(200)),
          new DriftException.InvalidWindow("the window ends before it begins; swap the days"));

  @Test
  void reasonsAreThoseOfTheContract() {
    assertThat(ONE_EACH)
        .extracting(e -> e.reason().name())
        .containsExactlyInAnyOrderElementsOf(contract());
  }

  @Test
  void everyPermittedTypeIsListedHere() {
    assertThat(ONE_EACH)
        .extracting(Object::getClass)
        .containsExactlyInAnyOrder(DriftException.class.getPermittedSubclasses());
  }

  @Test
  void messagesEndWithWhatToDo() {
    assertThat(ONE_EACH).allSatisfy(e -> assertThat(e.getMessage()).contains("; "));
  }

  private static List<String> contract() {
    return Arrays.stream(ErrorReason.values())
        .filter(r -> r != ErrorReason.UNRECOGNIZED && r != ErrorReason.ERROR_REASON_UNSPECIFIED)
        .map(Enum::name)
        .toList();
  }
}
