package dev.tidemark.chassis.testing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tidemark.chassis.doors.GrpcDoor;
import grpc.health.v1.HealthGrpc;
import grpc.health.v1.HealthOuterClass.HealthCheckRequest;
import grpc.health.v1.HealthOuterClass.HealthCheckResponse.ServingStatus;
import io.grpc.CallOptions;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import io.quarkus.test.common.http.TestHTTPResource;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every service does alike; a service's test extends it under {@link ServiceProfile}. */
public abstract class ServiceContract {
  @SuppressWarnings("NullAway.Init") // set by the test framework
  @TestHTTPResource(value = "/", management = true)
  URI management;

  /** Makes a readiness check of the service under test say so. */
  protected abstract void setReady(boolean ready);

  /** A GET that a viewer may do and a gateway may not. */
  protected abstract String pathForViewers();

  @AfterEach
  void recover() {
    setReady(true);
  }

  @ParameterizedTest
  @ValueSource(strings = {"q/health/started", "q/health/live", "q/health/ready"})
  void isHealthyWithoutAToken(String probe) {
    health(probe).statusCode(200);
  }

  @Test
  void isAliveWhileNotReady() {
    setReady(false);
    health("q/health/ready").statusCode(503);
    health("q/health/live").statusCode(200);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void saysOverGrpcWhatItSaysOverHttp(boolean ready) {
    setReady(ready);
    try (GrpcDoor grpc = new GrpcDoor(RestAssured.port)) {
      ServingStatus status =
          HealthGrpc.newBlockingStub(grpc.with(Map.of()))
              .check(HealthCheckRequest.getDefaultInstance())
              .getStatus();
      assertThat(status).isEqualTo(ready ? ServingStatus.SERVING : ServingStatus.NOT_SERVING);
    }
  }

  @Test
  void showsMetricsOnTheManagementPort() {
    health("q/metrics").statusCode(200);
  }

  @Test
  void letsAViewerIn() {
    assertThat(get(pathForViewers(), ServiceProfile.VIEWER).statusCode()).isEqualTo(200);
  }

  @Test
  void refusesWithoutToken() {
    requireProblem(given().get(pathForViewers()), 401, "UNAUTHENTICATED");
  }

  @Test
  void refusesAWrongToken() {
    requireProblem(get(pathForViewers(), "wrong".repeat(10)), 401, "UNAUTHENTICATED");
  }

  @Test
  void refusesARoleThatMayNot() {
    requireProblem(get(pathForViewers(), ServiceProfile.GATEWAY), 403, "PERMISSION_DENIED");
  }

  @Test
  void refusesAPathThatDoesNotExist() {
    requireProblem(get("/no/such/path", ServiceProfile.VIEWER), 404, "UNKNOWN_PATH");
  }

  @Test
  void refusesACallWithoutTokenBeforeLookingForTheRpc() {
    assertThat(call(Map.of()).getCode()).isEqualTo(Status.Code.UNAUTHENTICATED);
    assertThat(call(Map.of("authorization", "Bearer " + ServiceProfile.VIEWER)).getCode())
        .isEqualTo(Status.Code.UNIMPLEMENTED);
  }

  private ValidatableResponse health(String path) {
    return given().get(management.resolve("/" + path)).then();
  }

  private static Response get(String path, String token) {
    return given().auth().oauth2(token).get(path);
  }

  /** The health rpc's shape under a name that nobody serves. */
  private static Status call(Map<String, String> headers) {
    try (GrpcDoor grpc = new GrpcDoor(RestAssured.port)) {
      return assertThrows(
              StatusRuntimeException.class,
              () ->
                  ClientCalls.blockingUnaryCall(
                      grpc.with(headers),
                      HealthGrpc.getCheckMethod().toBuilder()
                          .setFullMethodName("tidemark.none.v1.NoService/Call")
                          .build(),
                      CallOptions.DEFAULT,
                      HealthCheckRequest.getDefaultInstance()))
          .getStatus();
    }
  }

  private static void requireProblem(Response response, int status, String reason) {
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.contentType()).isEqualTo("application/problem+json");
    assertThat(response.path("reason").toString()).isEqualTo(reason);
  }
}
