package dev.tidemark.chassis.testing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tidemark.chassis.doors.GrpcDoor;
import grpc.health.v1.HealthGrpc;
import grpc.health.v1.HealthOuterClass.HealthCheckRequest;
import grpc.health.v1.HealthOuterClass.HealthCheckResponse.ServingStatus;
import io.grpc.CallOptions;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.http.TestHTTPResource;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.enterprise.inject.spi.CDI;
import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What every service does alike; a service's test extends it, with the tokens of {@link
 * ServiceProfile} in force.
 */
public abstract class ServiceContract {
  private static final String ABOUT = "/api/v1/about";

  @TestHTTPResource(value = "/", management = true)
  URI management;

  private final Set<SwitchableProbe> down = EnumSet.noneOf(SwitchableProbe.class);

  /** A GET that a viewer may do and a gateway may not. */
  protected String pathForViewers() {
    return ABOUT;
  }

  /**
   * Names of the classes that look, before the first request, for something that the service must
   * not start without; what they say when it is missing is tested beside them.
   */
  protected List<String> requiredToStart() {
    return List.of("AccessService");
  }

  @AfterEach
  void recover() {
    down.forEach(SwitchableProbe::switchUp);
  }

  @ParameterizedTest
  @EnumSource(SwitchableProbe.class)
  void isUpWithoutAToken(SwitchableProbe probe) {
    health(probe).statusCode(200).body("status", equalTo("UP"));
  }

  @ParameterizedTest
  @EnumSource(SwitchableProbe.class)
  void isDownWithTheNameOfTheCheckWhileTheOthersStayUp(SwitchableProbe probe) {
    switchDown(probe);
    health(probe)
        .statusCode(503)
        .body("status", equalTo("DOWN"))
        .body("checks.findAll { it.status == 'DOWN' }.name", contains(SwitchableProbe.NAME));
    EnumSet.complementOf(EnumSet.of(probe)).forEach(other -> health(other).statusCode(200));
  }

  @Test
  void livesWhileItsEventLoopsRun() {
    health(SwitchableProbe.LIVENESS).body("checks.name", hasItem("event-loops"));
  }

  @Test
  void tellsOfTheDatabaseInTheDetailsOfReadiness() {
    health(SwitchableProbe.READINESS)
        .body("checks.find { it.name == 'database' }.status", equalTo("UP"))
        .body("checks.find { it.name == 'database' }.data.state", not("away"));
  }

  @ParameterizedTest
  @EnumSource(SwitchableProbe.class)
  void saysOverGrpcWhetherItIsReady(SwitchableProbe probe) {
    assertThat(serving()).isEqualTo(ServingStatus.SERVING);
    switchDown(probe);
    assertThat(serving())
        .isEqualTo(
            probe == SwitchableProbe.READINESS ? ServingStatus.NOT_SERVING : ServingStatus.SERVING);
  }

  @Test
  void looksForWhatItNeedsBeforeTheFirstRequest() {
    assertThat(CDI.current().getBeanManager().resolveObserverMethods(new StartupEvent()))
        .extracting(observer -> observer.getBeanClass().getSimpleName())
        .containsAll(requiredToStart());
  }

  @Test
  void showsMetricsOnTheManagementPort() {
    assertThat(given().get(management.resolve("/q/metrics")).statusCode()).isEqualTo(200);
  }

  @Test
  void letsAViewerIn() {
    assertThat(get(pathForViewers(), ServiceProfile.VIEWER).statusCode()).isEqualTo(200);
  }

  @Test
  void tellsAViewerWhatItIs() {
    Response about = get(ABOUT, ServiceProfile.VIEWER);
    assertThat(about.statusCode()).isEqualTo(200);
    assertThat(about.path("service").toString()).matches("(ingest|drift|shadow|evalset)-service");
    assertThat(about.path("version").toString()).isNotBlank();
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

  private void switchDown(SwitchableProbe probe) {
    probe.switchDown();
    down.add(probe);
  }

  private ValidatableResponse health(SwitchableProbe probe) {
    return given().get(management.resolve(probe.path())).then();
  }

  private static ServingStatus serving() {
    try (GrpcDoor grpc = new GrpcDoor(RestAssured.port)) {
      return HealthGrpc.newBlockingStub(grpc.with(Map.of()))
          .check(HealthCheckRequest.getDefaultInstance())
          .getStatus();
    }
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
