package dev.tidemark.quickstart.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FreePortsTest {
  // Of so many draws among some 28,000 ports, about 70 would be repeats.
  private static final int DRAWS = 2_000;

  @Test
  void givesNoPortOutTwice() {
    assertThat(IntStream.range(0, DRAWS).map(_ -> FreePorts.next()).boxed())
        .doesNotHaveDuplicates();
  }
}
