package dev.tidemark.evalset;

import dev.tidemark.chassis.errors.ReasonContract;
import dev.tidemark.proto.evalset.v1.ErrorReason;
import org.junit.jupiter.api.Test;

class EvalsetReasonTest {
  @Test
  void reasonsAreThoseOfTheContract() {
    ReasonContract.requireEqual(EvalsetReason.values(), ErrorReason.getDescriptor());
  }
}
