package dev.tidemark.evalset.version;

import dev.tidemark.chassis.application.ApplicationKey;
import java.time.Instant;

/**
 * An immutable eval set.
 *
 * @param application it belongs to
 * @param number from 1 within the application
 * @param poolFirstDay first day of its pool, days since 1970-01-01
 * @param poolLastDay last day of its pool
 * @param cutAt when it was cut, wall clock
 * @param origin what asked for it
 * @param items number of items
 * @param retained of these, kept from the version before
 * @param slice of these, drawn by chance
 * @param erased of these, tombstones by now
 * @param hash 32 bytes as hex digits
 * @param embedder of its vectors
 * @param space of its vectors
 * @param codebook its cells belong to
 * @param certificate as of the cut
 */
public record Version(
    ApplicationKey application,
    int number,
    long poolFirstDay,
    long poolLastDay,
    Instant cutAt,
    CutOrigin origin,
    int items,
    int retained,
    int slice,
    int erased,
    String hash,
    String embedder,
    String space,
    int codebook,
    Certificate certificate) {

  /** The certificate in plain words, every number with its interval. */
  public String sentence() {
    return CertificateSentence.of(this);
  }
}
