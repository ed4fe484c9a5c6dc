package dev.tidemark.chassis.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a token was made for. */
public enum Role {
  /** Sends live traffic; reads nothing but its sampling policy. */
  GATEWAY,
  /** Changes policies, deployments and candidates, erases users; sees what a viewer sees. */
  OPERATOR,
  /** Reads reports. */
  VIEWER,
  /** Another Tidemark service; sees what a viewer sees, and alone reads sealed items. */
  SERVICE;

  /** Name for {@code @RolesAllowed}. */
  public static final String GATEWAY_NAME = "gateway";

  /** Name for {@code @RolesAllowed}. */
  public static final String OPERATOR_NAME = "operator";

  /** Name for {@code @RolesAllowed}; operators and services have it too. */
  public static final String VIEWER_NAME = "viewer";

  /** Name for {@code @RolesAllowed}. */
  public static final String SERVICE_NAME = "service";

  /** Lower-case name, as in {@code @RolesAllowed} and as file name of its tokens. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The role of that id, if there is one. */
  public static Optional<Role> byId(String id) {
    return Arrays.stream(values()).filter(role -> role.id().equals(id)).findFirst();
  }

  /** Every name a caller of this role answers to. */
  Set<String> grants() {
    return switch (this) {
      case GATEWAY -> Set.of(GATEWAY_NAME);
      case OPERATOR -> Set.of(OPERATOR_NAME, VIEWER_NAME);
      case VIEWER -> Set.of(VIEWER_NAME);
      case SERVICE -> Set.of(SERVICE_NAME, VIEWER_NAME);
    };
  }
}
