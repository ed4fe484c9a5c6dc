package dev.tidemark.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.proto.shadow.v1.ErrorReason;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShadowExceptionTest {
  private static final List<ShadowException> ONE_EACH =
      List.of(
          new ShadowException.UnknownCandidate("chat", "c1"),
          new ShadowException.CandidateExists("c1"),
          new ShadowException.EndpointNotAllowed("the URL is not allowed; add it"),
          new ShadowException.UnknownSecret("key"),
          new ShadowException.CandidateRetired("c1"));

  @Test
  void reasonsAreThoseOfTheContract() {
    assertThat(ONE_EACH)
        .extracting(e -> e.reason().name())
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(ErrorReason.values())
                .filter(r -> r != ErrorReason.UNRECOGNIZED)
                .filter(r -> r != ErrorReason.ERROR_REASON_UNSPECIFIED)
                .map(Enum::name)
                .toList());
  }

  @Test
  void everyPermittedTypeIsListedHere() {
    assertThat(ONE_EACH)
        .extracting(Object::getClass)
        .containsExactlyInAnyOrder(ShadowException.class.getPermittedSubclasses());
  }

  @Test
  void messagesEndWithWhatToDo() {
    assertThat(ONE_EACH).allSatisfy(e -> assertThat(e.getMessage()).contains("; "));
  }
}
