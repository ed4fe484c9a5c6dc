package dev.tidemark.chassis.intake;

import java.util.ArrayList;
import java.util.List;

/** What a batch came to: what goes to the handler, what to the dead letters, what to remember. */
record Admitted<T>(List<Received<T>> records, List<Rejected> rejected, Remembered learned) {
  Admitted() {
    this(new ArrayList<>(), new ArrayList<>(), new Remembered());
  }
}
