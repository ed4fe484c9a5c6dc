package dev.tidemark.chassis.errors;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import java.util.Arrays;

/** Holds the reasons of a service equal to the {@code ErrorReason} of its proto package. */
public final class ReasonContract {
  private ReasonContract() {}

  /** Same names but for the zero value, and the domain is the proto package without version. */
  public static void requireEqual(Reason[] reasons, EnumDescriptor contract) {
    assertThat(Arrays.stream(reasons).map(Reason::name))
        .containsExactlyInAnyOrderElementsOf(
            contract.getValues().stream()
                .filter(value -> value.getNumber() != 0)
                .map(EnumValueDescriptor::getName)
                .toList());
    String domain = contract.getFile().getPackage().replaceFirst("\\.v\\d+$", "");
    assertThat(Arrays.stream(reasons).map(Reason::domain)).containsOnly(domain);
  }
}
