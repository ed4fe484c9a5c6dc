package dev.tidemark.ingest.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tidemark.chassis.errors.TidemarkException;
import dev.tidemark.ingest.application.ApplicationDraft.StratumDraft;
import dev.tidemark.ingest.sampling.SamplingSalt;
import dev.tidemark.ingest.sampling.Stratum;
import java.time.ZoneId;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApplicationRulesTest {
  private static final SamplingSalt SALT = new SamplingSalt(new byte[32]);

  @Test
  void fillsInTheDefaults() {
    Application made = check(ApplicationDraft.named("support"));
    assertThat(made.clock()).isEqualTo(Clock.WALL);
    assertThat(made.zone()).isEqualTo(ZoneId.of("UTC"));
    assertThat(made.oversize()).isEqualTo(Oversize.REFUSE);
    assertThat(made.revision()).isEqualTo(1);
    assertThat(made.sampling().core()).isEqualTo(0.1);
    assertThat(made.sampling().panel()).isEqualTo(1.0);
    assertThat(made.sampling().of(Stratum.ERROR)).isZero();
  }

  @Test
  void takesAPanelOfNobodyForWhatItIs() {
    assertThat(check(draft("WALL", "UTC", 0, 0, List.of())).sampling().panel()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Support", "a b", "a/b", "é"})
  void refusesNamesThatArePaths(String id) {
    assertThat(refusal(ApplicationDraft.named(id)).reason().name()).isEqualTo("INVALID_FIELD");
  }

  @ParameterizedTest
  @CsvSource({
    "MOON, UTC, .1, 1, clock",
    "WALL, Mars/Base, .1, 1, time_zone",
    "WALL, UTC, 1.1, 1, policy.core_probability",
    "WALL, UTC, -0.1, 1, policy.core_probability",
    "WALL, UTC, NaN, 1, policy.core_probability",
    "WALL, UTC, .1, 2, policy.panel_probability",
    "WALL, UTC, .1, NaN, policy.panel_probability",
  })
  void namesTheFieldAndItsBound(
      String clock, String zone, double core, double panel, String field) {
    TidemarkException refusal = refusal(draft(clock, zone, core, panel, List.of()));
    assertThat(refusal.reason().name()).isEqualTo("INVALID_POLICY");
    assertThat(refusal.failure().metadata()).containsEntry("field", field).containsKey("bound");
    assertThat(refusal.getMessage()).startsWith(field + " is ");
  }

  @Test
  void refusesAnUnknownStratumAndOneNamedTwice() {
    StratumDraft error = new StratumDraft("error", 0.5);
    assertThat(strataRefusal(error, new StratumDraft("lazy", 0.5)))
        .isEqualTo("policy.strata[1].stratum");
    assertThat(strataRefusal(error, error)).isEqualTo("policy.strata[1].stratum");
    assertThat(strataRefusal(new StratumDraft("error", 1.5)))
        .isEqualTo("policy.strata[0].probability");
  }

  @Test
  void fixesClockAndZoneAtCreation() {
    Application stored = check(draft("WALL", "UTC", .1, 1, List.of()));
    assertThat(changeRefusal(stored, draft("EVENT", "UTC", .1, 1, List.of()))).isEqualTo("clock");
    assertThat(changeRefusal(stored, draft("WALL", "Europe/Paris", .1, 1, List.of())))
        .isEqualTo("time_zone");
    ApplicationRules.checkChange(stored, check(draft("WALL", "UTC", .2, 1, List.of())));
  }

  private static String changeRefusal(Application stored, ApplicationDraft wanted) {
    TidemarkException refusal =
        catchThrowableOfType(
            TidemarkException.class, () -> ApplicationRules.checkChange(stored, check(wanted)));
    assertThat(refusal.reason().name()).isEqualTo("IMMUTABLE_FIELD");
    return field(refusal);
  }

  private static String strataRefusal(StratumDraft... strata) {
    return field(refusal(draft("", "", .1, 1, List.of(strata))));
  }

  private static String field(TidemarkException refusal) {
    return refusal.failure().metadata().getOrDefault("field", "");
  }

  private static TidemarkException refusal(ApplicationDraft draft) {
    return catchThrowableOfType(TidemarkException.class, () -> check(draft));
  }

  private static Application check(ApplicationDraft draft) {
    return ApplicationRules.check("default", draft, SALT);
  }

  private static ApplicationDraft draft(
      String clock, String zone, double core, double panel, List<StratumDraft> strata) {
    return new ApplicationDraft(
        "support",
        clock,
        zone,
        OptionalDouble.of(core),
        OptionalDouble.of(panel),
        strata,
        "TRUNCATE");
  }
}
