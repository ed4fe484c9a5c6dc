package dev.tidemark.shadow.quality;

import static dev.tidemark.chassis.testing.Results.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.chassis.application.ApplicationKey;
import dev.tidemark.shadow.stack.Events;
import dev.tidemark.shadow.stack.ShadowProfile;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(ShadowProfile.class)
class QualityStoreIT {
  private static final ApplicationKey APPLICATION = new ApplicationKey(Events.TENANT, "aged");

  private static final String ROW =
      "insert into attempt (tenant, application, arm, event_id, day, event_time, unit, deployment,"
          + " rank, status, stage, rules_applied, rules_passed)"
          + " values ($1, $2, 'production', $3, $4, now(), 'u1', '', 0, 'SCORED', 'END', 1, 1)";
  private static final String FEEDBACK =
      "insert into feedback (tenant, application, event_id, interaction_id, user_pseudonym, good)"
          + " values ($1, $2, $3, $4, 'u1', true)";

  @Inject Pool pool;
  @Inject QualityStore store;

  @Test
  void readsTheNewestDaysAndWhatUsersSaidOfThem() {
    for (long day : new long[] {40, 41, 100}) {
      get(pool.preparedQuery(ROW).execute(values("e" + day).addLong(day)));
      get(pool.preparedQuery(FEEDBACK).execute(values("f" + day).addString("e" + day)));
    }

    assertThat(get(store.read(APPLICATION)))
        .extracting(point -> point.day() + " " + point.measure())
        .containsExactly("41 feedback", "41 not-empty", "100 feedback", "100 not-empty");
  }

  private static Tuple values(String id) {
    return Tuple.of(APPLICATION.tenant(), APPLICATION.application(), id);
  }
}
