package dev.tidemark.ingest;

import dev.tidemark.chassis.testing.ServiceContract;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@WithTestResource(value = IngestStackResource.class, scope = TestResourceScope.GLOBAL)
class IngestContractQuarkusTest extends ServiceContract {
  @Override
  protected String pathForViewers() {
    return "/api/v1/applications";
  }
}
