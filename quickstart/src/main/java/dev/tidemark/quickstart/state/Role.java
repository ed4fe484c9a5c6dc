package dev.tidemark.quickstart.state;

import java.util.Locale;

/** Roles a token may have. */
public enum Role {
  /** Offers traffic. */
  GATEWAY,
  /** Changes applications, announces deployments. */
  OPERATOR,
  /** Reads reports. */
  VIEWER,
  /** Services among themselves. */
  SERVICE;

  /** Name of the role and of its token file. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
