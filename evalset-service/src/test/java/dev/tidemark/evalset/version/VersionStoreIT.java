package dev.tidemark.evalset.version;

import static dev.tidemark.chassis.testing.Results.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.chassis.application.ApplicationKey;
import dev.tidemark.evalset.stack.EvalsetProfile;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(EvalsetProfile.class)
class VersionStoreIT {
  private static final String ADD =
      "insert into version (tenant, application, number, origin, pool_first_day, pool_last_day,"
          + " items, retained, slice, hash, embedder, space, codebook, cell_shares, certificate)"
          + " select 't', 'many', n, 'WEEK', 0, 6, 20, 0, 4, '\\x00', 'e', 's', 1, '{}', '\\x'"
          + " from generate_series(1, 230) n";

  @Inject Pool database;
  @Inject VersionStore versions;

  @Test
  void listsTheNewestTwoHundred() {
    get(database.query(ADD).execute());

    List<Version> listed = get(versions.list(new ApplicationKey("t", "many")));

    assertThat(listed).hasSize(200);
    assertThat(listed.getFirst().number()).isEqualTo(230);
    assertThat(listed.getLast().number()).isEqualTo(31);
  }
}
