package dev.tidemark.chassis.intake;

/**
 * Ids that are forgotten together.
 *
 * @param scope whose ids
 * @param number minute of log-append time in which the ids came, or day of event time at whose end
 *     their windows are closed, since 1970
 */
record IdBucket(Scope scope, long number) {

  /** All WALL applications of a partition together, or one EVENT application. */
  record Scope(String tenant, String application) {
    static final Scope WALL = new Scope("", "");
  }
}
