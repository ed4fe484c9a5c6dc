package dev.tidemark.shadow.erasure;

/** Who must not come back. */
public final class ErasedUsers {
  private ErasedUsers() {}

  /**
   * Condition under which a row of a user may be added; the user's pseudonym, the tenant, the
   * application and the arrival are parameters of these numbers.
   */
  public static String notErased(int tenant, int application, int user, int arrival) {
    return "not exists (select 1 from erasure e where e.tenant = $%d and e.application = $%d"
            .formatted(tenant, application)
        + " and e.user_pseudonym = $%d and e.erased_at >= $%d)".formatted(user, arrival);
  }
}
