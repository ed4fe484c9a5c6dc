package dev.tidemark.drift.serve;

import dev.tidemark.chassis.testing.ServiceContract;
import dev.tidemark.drift.story.StoryProfile;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

@QuarkusTest
@TestProfile(StoryProfile.class)
class DriftContractQuarkusTest extends ServiceContract {
  @Override
  protected String pathForViewers() {
    return "/api/v1/applications";
  }
}
