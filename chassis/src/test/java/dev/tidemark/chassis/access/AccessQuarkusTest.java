package dev.tidemark.chassis.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tidemark.chassis.doors.DoorsProfile;
import dev.tidemark.chassis.doors.GrpcDoor;
import dev.tidemark.proto.ingest.v1.IngestServiceGrpc;
import dev.tidemark.proto.ingest.v1.ReportTrafficRequest;
import grpc.health.v1.HealthGrpc;
import grpc.health.v1.HealthOuterClass.HealthCheckRequest;
import io.grpc.StatusRuntimeException;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(DoorsProfile.class)
class AccessQuarkusTest {
  private GrpcDoor grpc;

  @BeforeEach
  void connect() {
    grpc = new GrpcDoor(RestAssured.port);
  }

  @AfterEach
  void disconnect() {
    grpc.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          authorization | Bearer wrong-token-0123456789abcdef-0123456789    | 401 | UNAUTHENTICATED
          authorization | Basic dXNlcjpwYXNz                                | 401 | UNAUTHENTICATED
          authorization | gateway-token-0123456789abcdef-0123456789         | 401 | UNAUTHENTICATED
          x-none        | none                                              | 401 | UNAUTHENTICATED
          cookie        | tidemark_session=forged.forged                    | 401 | UNAUTHENTICATED
          authorization | Bearer viewer-token-0123456789abcdef-0123456789   | 403 | PERMISSION_DENIED
          authorization | Bearer operator-token-0123456789abcdef-0123456789 | 403 | PERMISSION_DENIED
          """)
  void refusesTheSameOnBothDoors(String header, String value, int status, String reason) {
    Map<String, String> headers = Map.of(header, value);
    Response http = given().headers(headers).get("/door");
    StatusRuntimeException call =
        assertThrows(StatusRuntimeException.class, () -> GrpcDoor.ask(grpc.with(headers), "shop"));

    assertThat(http.statusCode()).isEqualTo(status);
    assertThat(http.contentType()).isEqualTo("application/problem+json");
    assertThat(http.path("reason").toString()).isEqualTo(reason);
    assertThat(call.getStatus().getCode().name()).isEqualTo(reason);
    assertThat(GrpcDoor.errorInfo(call).getReason()).isEqualTo(reason);
    assertThat(http.path("detail").toString()).isEqualTo(call.getStatus().getDescription());
  }

  @Test
  void refusesAnotherTenantThanTheTokensOnBothDoors() {
    Map<String, String> headers =
        Map.of("authorization", "Bearer " + DoorsProfile.GATEWAY, "tidemark-tenant", "acme");
    Response http = given().headers(headers).get("/door");
    StatusRuntimeException call =
        assertThrows(StatusRuntimeException.class, () -> GrpcDoor.ask(grpc.with(headers), "shop"));

    assertThat(http.statusCode()).isEqualTo(403);
    assertThat(http.path("reason").toString()).isEqualTo("WRONG_TENANT");
    assertThat(GrpcDoor.errorInfo(call).getReason()).isEqualTo("WRONG_TENANT");
  }

  @ParameterizedTest
  @CsvSource({
    "gateway-token-0123456789abcdef-0123456789, gateway@default/default",
    "acme-token-0123456789abcdef-0123456789, gateway@acme/acme"
  })
  void takesTheTenantFromTheTokenOnBothDoors(String token, String caller) {
    assertThat(given().auth().oauth2(token).get("/door").asString()).isEqualTo(caller);
    assertThat(GrpcDoor.ask(grpc.with(token), "shop")).isEqualTo(caller);
  }

  @ParameterizedTest
  @ValueSource(strings = {DoorsProfile.VIEWER, DoorsProfile.OPERATOR, DoorsProfile.SERVICE})
  void letsEveryReaderRead(String token) {
    assertThat(given().auth().oauth2(token).get("/door/report").statusCode()).isEqualTo(200);
  }

  @Test
  void deniesWhatDeclaresNoRoleOnBothDoors() {
    Response http = given().auth().oauth2(DoorsProfile.OPERATOR).get("/door/undeclared");
    StatusRuntimeException call =
        assertThrows(
            StatusRuntimeException.class,
            () ->
                IngestServiceGrpc.newBlockingStub(grpc.with(DoorsProfile.OPERATOR))
                    .reportTraffic(ReportTrafficRequest.getDefaultInstance()));

    assertThat(http.statusCode()).isEqualTo(403);
    assertThat(GrpcDoor.errorInfo(call).getReason()).isEqualTo("PERMISSION_DENIED");
  }

  @Test
  void asksForATokenOnPathsThatDoNotExist() {
    assertThat(given().get("/no-such-path").path("reason").toString()).isEqualTo("UNAUTHENTICATED");
  }

  @Test
  void leavesHealthOpen() {
    assertThatCode(
            () ->
                HealthGrpc.newBlockingStub(grpc.with(Map.of()))
                    .check(HealthCheckRequest.getDefaultInstance()))
        .doesNotThrowAnyException();
  }

  @Test
  void signsABrowserInOnce() {
    String code = given().auth().oauth2(DoorsProfile.OPERATOR).get("/door/link").asString();

    Response entry = given().redirects().follow(false).get("/?code=" + code);
    Response again = given().redirects().follow(false).get("/?code=" + code);

    assertThat(entry.statusCode()).isEqualTo(303);
    assertThat(entry.header("Set-Cookie")).contains("HTTPOnly", "SameSite=Strict", "Path=/");
    assertThat(again.statusCode()).isEqualTo(401);
    String session = entry.cookie("tidemark_session");
    assertThat(given().cookie("tidemark_session", session).get("/door/report").asString())
        .isEqualTo("browser@default");
    assertThat(given().cookie("tidemark_session", session).get("/door/link").statusCode())
        .isEqualTo(403);
  }
}
