package dev.tidemark.evalset;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.chassis.testing.ServiceContract;
import dev.tidemark.chassis.testing.ServiceProfile;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.Readiness;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(EvalsetProfile.class)
class EvalsetServiceIT extends ServiceContract {
  private final SwitchCheck check;

  @Inject
  EvalsetServiceIT(@Readiness SwitchCheck check) {
    this.check = check;
  }

  @Test
  void saysWhatItIs() {
    Response about = given().auth().oauth2(ServiceProfile.VIEWER).get(pathForViewers());
    assertThat(about.path("service").toString()).isEqualTo("evalset-service");
    assertThat(about.path("version").toString()).isNotBlank();
  }

  @Override
  protected void setReady(boolean ready) {
    check.set(ready);
  }

  @Override
  protected String pathForViewers() {
    return "/api/v1/about";
  }
}
