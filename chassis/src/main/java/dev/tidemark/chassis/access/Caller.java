package dev.tidemark.chassis.access;

import dev.tidemark.chassis.errors.CommonException;
import java.security.Principal;

/**
 * Who makes this request. In a resource as in an rpc it is the principal of the injected {@code
 * SecurityIdentity}: {@code Caller.of(identity.getPrincipal())}.
 *
 * @param tenant whose data the request is about
 * @param role what the token was made for
 * @param name for logs: role and tenant, or how the caller signed in; never a token
 */
public record Caller(String tenant, Role role, String name) implements Principal {
  /** The tenant of a set-up that names none. */
  public static final String DEFAULT_TENANT = "default";

  /** A caller known by a token of {@code role} and {@code tenant}. */
  public static Caller of(String tenant, Role role) {
    return new Caller(tenant, role, role.id() + "@" + tenant);
  }

  /**
   * The caller of the request in progress.
   *
   * @param principal of its security identity
   * @throws CommonException UNAUTHENTICATED on a path that is exempt from access
   */
  public static Caller of(Principal principal) {
    if (principal instanceof Caller caller) {
      return caller;
    }
    throw CommonException.unauthenticated("this call needs a caller; send a bearer token");
  }

  /**
   * This caller, for a request about {@code named}.
   *
   * @throws CommonException WRONG_TENANT if that is another tenant and the caller is no service
   */
  public Caller about(String named) {
    if (named.equals(tenant)) {
      return this;
    }
    if (role == Role.SERVICE) {
      return new Caller(named, role, name);
    }
    throw CommonException.wrongTenant(named, tenant);
  }

  @Override
  public String getName() {
    return name;
  }
}
