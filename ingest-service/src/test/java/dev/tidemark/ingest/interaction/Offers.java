package dev.tidemark.ingest.interaction;

import dev.tidemark.ingest.sampling.SamplingUnit;
import dev.tidemark.ingest.sampling.Stratum;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Builder of offered interactions for tests; whole and valid unless told otherwise. */
final class Offers {
  static final Instant NOW = Instant.parse("2026-11-21T22:30:00Z");

  String id = "item-1";
  String user = "alice";
  String conversation = "";
  Optional<Instant> timestamp = Optional.of(NOW);
  List<Turn> turns = List.of(new Turn(Role.USER, "hello"));
  Answer answer = new Answer("hi", Optional.of(Stratum.COMPLETE), Optional.empty());
  String model = "m";
  String cohort = "";
  double upstream = 1;
  boolean shadow = false;
  int bytes = 100;

  static Offers offer() {
    return new Offers();
  }

  static OfferedInteraction plain(String id) {
    Offers offer = new Offers();
    offer.id = id;
    return offer.build();
  }

  OfferedInteraction build() {
    return new OfferedInteraction(
        new SamplingUnit(user, conversation, id),
        timestamp,
        turns,
        answer,
        new ServedBy(model, "", "", "", "", cohort),
        upstream,
        shadow,
        bytes);
  }
}
