package dev.tidemark.evalset.cut;

import dev.tidemark.chassis.application.ApplicationKey;
import dev.tidemark.evalset.pool.Days;
import dev.tidemark.evalset.version.CutOrigin;

/**
 * What is to be cut.
 *
 * @param application whose traffic
 * @param days of the pool
 * @param size items asked for
 * @param origin who asked; a week takes fewer items when its pool is small
 */
record CutOrder(ApplicationKey application, Days days, int size, CutOrigin origin) {

  /** Name of the lease under which versions of an application are cut. */
  static String leaseOf(ApplicationKey application) {
    return "cut:" + application.tenant() + ":" + application.application();
  }

  /** What the choice among the pool follows from: a repeated cut makes the same one. */
  String seed() {
    return "%s/%s/%d".formatted(application.tenant(), application.application(), days.last());
  }

  /** What the draw of the pool follows from: another draw than that of the slice. */
  String poolSeed() {
    return seed() + "/pool";
  }

  @Override
  public String toString() {
    return "Cut of %s/%s".formatted(application.tenant(), application.application());
  }
}
