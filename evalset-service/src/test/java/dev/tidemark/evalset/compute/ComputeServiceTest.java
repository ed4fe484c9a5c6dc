package dev.tidemark.evalset.compute;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ComputeServiceTest {
  private final ComputeService compute = new ComputeService();

  @AfterEach
  void close() {
    compute.close();
  }

  @Test
  void failsWithWhateverTheWorkThrows() {
    Uni<String> deep =
        compute.run(
            "deep",
            progress -> {
              throw new StackOverflowError("too deep");
            });

    assertThatThrownBy(() -> deep.await().atMost(Duration.ofSeconds(10)))
        .hasRootCauseInstanceOf(StackOverflowError.class);
  }
}
