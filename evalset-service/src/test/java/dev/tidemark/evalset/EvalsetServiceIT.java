package dev.tidemark.evalset;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.chassis.testing.ServiceContract;
import dev.tidemark.chassis.testing.ServiceProfile;
import dev.tidemark.evalset.stack.EvalsetProfile;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(EvalsetProfile.class)
class EvalsetServiceIT extends ServiceContract {
  @Test
  void saysWhatItIs() {
    Response about = given().auth().oauth2(ServiceProfile.VIEWER).get(pathForViewers());
    assertThat(about.path("service").toString()).isEqualTo("evalset-service");
    assertThat(about.path("version").toString()).isNotBlank();
  }

  @Override
  protected String pathForViewers() {
    return "/api/v1/about";
  }
}
