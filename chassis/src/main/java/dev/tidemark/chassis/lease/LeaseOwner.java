package dev.tidemark.chassis.lease;

import java.util.HexFormat;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;

/** How a replica signs leases: a person who reads the table finds the process that holds one. */
public final class LeaseOwner {
  private LeaseOwner() {}

  /**
   * A name for one user of leases in this process, such as {@code evalset-0/17/9f3a61c2}: host (in
   * Kubernetes the pod), process id, and a random part, since containers share both after a
   * restart.
   */
  public static String ofThisProcess() {
    String host = Objects.requireNonNullElse(System.getenv("HOSTNAME"), "local");
    String random = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
    return host + "/" + ProcessHandle.current().pid() + "/" + random;
  }
}
