package dev.tidemark.ingest.application;

import dev.tidemark.ingest.ApplicationKey;
import dev.tidemark.ingest.IngestException;
import dev.tidemark.ingest.RequestRules;
import dev.tidemark.ingest.application.ApplicationDraft.StratumDraft;
import dev.tidemark.ingest.sampling.SamplingPolicy;
import dev.tidemark.ingest.sampling.SamplingSalt;
import dev.tidemark.ingest.sampling.Stratum;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Checks an application document whole and fills in what it leaves out. */
final class ApplicationRules {
  private static final String SHARE = "within [0, 1]";
  private static final String STRATA =
      "one of "
          + Arrays.stream(Stratum.values()).map(Stratum::label).collect(Collectors.joining(", "));

  private ApplicationRules() {}

  /**
   * The application a draft asks for, at revision 1.
   *
   * @throws IngestException INVALID_POLICY with the field and its bound
   * @throws dev.tidemark.chassis.errors.CommonException INVALID_FIELD for the id
   */
  static Application check(String tenant, ApplicationDraft draft, SamplingSalt salt) {
    RequestRules.requireApplication(draft.id());
    double core = draft.core().orElse(0);
    return new Application(
        new ApplicationKey(tenant, draft.id()),
        choice("clock", draft.clock(), Clock.values(), Clock.WALL),
        zone(draft.timeZone()),
        new SamplingPolicy(
            1,
            core == 0 ? SamplingPolicy.DEFAULT_CORE : share("policy.core_probability", core),
            share("policy.panel_probability", draft.panel().orElse(SamplingPolicy.DEFAULT_PANEL)),
            strata(draft.strata())),
        choice("policy.oversize", draft.oversize(), Oversize.values(), Oversize.REFUSE),
        salt);
  }

  /**
   * Checks that a change leaves alone what is fixed at creation.
   *
   * @throws IngestException IMMUTABLE_FIELD
   */
  static void checkChange(Application stored, Application wanted) {
    if (stored.clock() != wanted.clock()) {
      throw new IngestException.ImmutableField("clock", wanted.clock(), stored.clock());
    }
    if (!stored.zone().equals(wanted.zone())) {
      throw new IngestException.ImmutableField("time_zone", wanted.zone(), stored.zone());
    }
  }

  private static Map<Stratum, Double> strata(List<StratumDraft> drafts) {
    Map<Stratum, Double> strata = new EnumMap<>(Stratum.class);
    for (int i = 0; i < drafts.size(); i++) {
      StratumDraft draft = drafts.get(i);
      String field = "policy.strata[%d]".formatted(i);
      double probability = share(field + ".probability", draft.probability());
      if (strata.put(stratum(field, draft.stratum()), probability) != null) {
        throw new IngestException.InvalidPolicy(
            field + ".stratum", "named once", '"' + draft.stratum() + '"');
      }
    }
    return strata;
  }

  private static Stratum stratum(String field, String label) {
    return Stratum.find(label)
        .orElseThrow(
            () -> new IngestException.InvalidPolicy(field + ".stratum", STRATA, quoted(label)));
  }

  private static double share(String field, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IngestException.InvalidPolicy(field, SHARE, value);
    }
    return value;
  }

  private static ZoneId zone(String name) {
    try {
      return ZoneId.of(name.isEmpty() ? "UTC" : name);
    } catch (DateTimeException e) {
      throw new IngestException.InvalidPolicy("time_zone", "an IANA time zone", quoted(name));
    }
  }

  private static <E extends Enum<E>> E choice(String field, String name, E[] choices, E otherwise) {
    if (name.isEmpty()) {
      return otherwise;
    }
    return Arrays.stream(choices)
        .filter(choice -> choice.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IngestException.InvalidPolicy(
                    field, "one of " + Arrays.toString(choices), quoted(name)));
  }

  private static String quoted(String text) {
    return '"' + text.substring(0, Math.min(text.length(), 100)) + '"';
  }
}
