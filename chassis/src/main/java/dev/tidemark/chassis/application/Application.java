package dev.tidemark.chassis.application;

import dev.tidemark.chassis.clock.ClockKind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * An application as its readers need it.
 *
 * @param key identity
 * @param revision raised at every change, from 1
 * @param clock which clock its statistics run on, never changed
 * @param zone time zone of its days, never changed
 */
public record Application(ApplicationKey key, long revision, ClockKind clock, ZoneId zone) {

  /** Day of a moment, days since 1970-01-01 in the application's zone. */
  public long dayOf(Instant moment) {
    return moment.atZone(zone).toLocalDate().toEpochDay();
  }

  /** First moment after a day. */
  public Instant endOf(long day) {
    return LocalDate.ofEpochDay(day + 1).atStartOfDay(zone).toInstant();
  }
}
