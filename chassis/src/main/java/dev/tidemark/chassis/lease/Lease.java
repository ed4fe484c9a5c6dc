package dev.tidemark.chassis.lease;

import java.time.OffsetDateTime;

/**
 * The right to do a piece of work until its expiry.
 *
 * @param name the work, for example {@code cut:default:shop}
 * @param owner the replica
 * @param token greater than every token of that name given before
 * @param expiresAt by the database's clock
 */
public record Lease(String name, String owner, long token, OffsetDateTime expiresAt) {
  /**
   * The SQL condition under which a result may be written: nobody has taken the work over. It locks
   * the lease row, so that nobody does before the result is committed.
   *
   * @param nameParameter number of the parameter that holds {@link #name()}
   * @param tokenParameter number of the parameter that holds {@link #token()}
   */
  public static String isCurrent(int nameParameter, int tokenParameter) {
    return "EXISTS (SELECT 1 FROM lease WHERE name = $%d AND token = $%d FOR SHARE)"
        .formatted(nameParameter, tokenParameter);
  }
}
