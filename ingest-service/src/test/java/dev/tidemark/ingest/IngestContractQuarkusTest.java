package dev.tidemark.ingest;

import dev.tidemark.chassis.testing.ServiceContract;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;

@QuarkusTest
@WithTestResource(value = IngestStackResource.class, scope = TestResourceScope.GLOBAL)
class IngestContractQuarkusTest extends ServiceContract {
  @Override
  protected List<String> requiredToStart() {
    return List.of("AccessService", "PseudonymKeyProvider");
  }

  @Override
  protected String pathForViewers() {
    return "/api/v1/applications";
  }
}
