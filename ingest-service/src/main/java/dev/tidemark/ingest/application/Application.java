package dev.tidemark.ingest.application;

import dev.tidemark.ingest.ApplicationKey;
import dev.tidemark.ingest.EventTimes;
import dev.tidemark.ingest.sampling.Sampler;
import dev.tidemark.ingest.sampling.SamplingPolicy;
import dev.tidemark.ingest.sampling.SamplingSalt;
import java.time.Instant;
import java.time.ZoneId;

/**
 * One product surface and the policy it is measured under.
 *
 * @param key identity
 * @param clock clock of its windows, fixed at creation
 * @param zone time zone of its days, fixed at creation
 * @param sampling probabilities in force; its version is the application's revision
 * @param oversize what becomes of items over the size limit
 * @param salt salt of its draws, fixed at creation
 */
public record Application(
    ApplicationKey key,
    Clock clock,
    ZoneId zone,
    SamplingPolicy sampling,
    Oversize oversize,
    SamplingSalt salt) {

  /** Raised by one at every change, from 1. */
  public int revision() {
    return sampling.version();
  }

  /** Opens sampling for one batch of work. */
  public Sampler sampler() {
    return new Sampler(salt, sampling);
  }

  /** Whether an event time is too far ahead; never so for an application on event time. */
  public boolean tooFarAhead(Instant time, Instant now) {
    return clock == Clock.WALL && EventTimes.tooFarAhead(time, now);
  }

  /** Whether this says the same as {@code other}, whatever the revisions. */
  boolean sameAs(Application other) {
    return clock == other.clock
        && zone.equals(other.zone)
        && oversize == other.oversize
        && sampling.core() == other.sampling.core()
        && sampling.panel() == other.sampling.panel()
        && sampling.strata().equals(other.sampling.strata());
  }

  Application revised(Application wanted) {
    SamplingPolicy probabilities = wanted.sampling;
    SamplingPolicy next =
        new SamplingPolicy(
            revision() + 1, probabilities.core(), probabilities.panel(), probabilities.strata());
    return new Application(key, clock, zone, next, wanted.oversize, salt);
  }
}
