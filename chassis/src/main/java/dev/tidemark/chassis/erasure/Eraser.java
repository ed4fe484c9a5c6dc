package dev.tidemark.chassis.erasure;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/** What a service deletes of a user. */
@FunctionalInterface
public interface Eraser {

  /**
   * Deletes what this service keeps of the user and writes the erasure down, so that records of
   * before, still on their way, do not bring the user back. Repeating it changes nothing.
   *
   * @param transaction in which nobody else writes rows of users
   */
  Uni<Void> erase(SqlConnection transaction, Erasure erasure);
}
