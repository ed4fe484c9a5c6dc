package dev.tidemark.drift.serve;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.protobuf.ByteString;
import dev.tidemark.chassis.doors.GrpcDoor;
import dev.tidemark.chassis.testing.ServiceProfile;
import dev.tidemark.drift.story.Story;
import dev.tidemark.drift.story.StoryBeans;
import dev.tidemark.drift.story.StoryProfile;
import dev.tidemark.proto.drift.v1.AdaptationLabel;
import dev.tidemark.proto.drift.v1.DayWindow;
import dev.tidemark.proto.drift.v1.DriftServiceGrpc;
import dev.tidemark.proto.drift.v1.DriftServiceGrpc.DriftServiceBlockingStub;
import dev.tidemark.proto.drift.v1.EmbedRequest;
import dev.tidemark.proto.drift.v1.EmbedResponse;
import dev.tidemark.proto.drift.v1.EstimateStatus;
import dev.tidemark.proto.drift.v1.GetAdaptationReportRequest;
import dev.tidemark.proto.drift.v1.GetShiftReportRequest;
import dev.tidemark.proto.drift.v1.GetShiftReportResponse;
import dev.tidemark.proto.drift.v1.ListDeploymentsRequest;
import dev.tidemark.proto.drift.v1.MeasureRequest;
import dev.tidemark.proto.drift.v1.VectorSet;
import io.grpc.StatusRuntimeException;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every path and rpc of the reports, on six simulated weeks. */
@QuarkusTest
@TestProfile(StoryProfile.class)
class DoorsQuarkusTest {
  private static final String APP = "/api/v1/applications/assistant";

  @Test
  void listsApplicationsWithTheirCounts() {
    get("/api/v1/applications", 200)
        .body("applications", hasSize(1))
        .body("applications[0].id", equalTo("assistant"))
        .body("applications[0].clock", equalTo("EVENT"))
        .body("applications[0].firstDay", equalTo("2026-03-02"))
        .body("applications[0].lastClosedDay", equalTo("2026-04-12"))
        .body("applications[0].now", equalTo("2026-04-13T01:00:00Z"))
        .body("applications[0].counts.sampled", equalTo((int) Story.WHOLE.total()))
        .body("applications[0].counts.duplicates", equalTo(17));
  }

  @Test
  void givesTrafficByDay() {
    get(APP + "/traffic", 200)
        .body("days", hasSize(Story.DAYS))
        .body("days[0].day", equalTo("2026-03-02"));
  }

  @Test
  void listsDeploymentsWithWhatTheyServed() {
    get(APP + "/deployments", 200)
        .body("deployments.id", equalTo(List.of("v1", "v2")))
        .body("deployments[0].inferred", equalTo(true))
        .body("deployments[1].rollout.blocks", equalTo(List.of(32, 32, 32, 32)));
  }

  @Test
  void reportsTheShift() {
    get(APP + "/shift", 200)
        .body("window.first", equalTo("2026-04-06"))
        .body("reference.last", equalTo("2026-03-08"))
        .body("mmd2.status", equalTo("OK"))
        .body("mmd2.reason", nullValue())
        .body("noiseFloor", notNullValue())
        .body("sentence", containsString("moved away"));
    get(APP + "/shift/history", 200)
        .body("points", hasSize(Story.DAYS))
        .body("points[0].mmd2.value", nullValue())
        .body("points[0].mmd2.status", equalTo("INSUFFICIENT"));
  }

  @Test
  void comparesChosenWindows() {
    get(
            APP
                + "/shift?from=2026-03-16&to=2026-03-22&referenceFrom=2026-03-09&referenceTo=2026-03-15",
            200)
        .body("window.first", equalTo("2026-03-16"))
        .body("reference.first", equalTo("2026-03-09"));
  }

  @Test
  void reportsTheAdaptation() {
    get(APP + "/deployments/v2/adaptation", 200)
        .body("label", equalTo("CAUSAL"))
        .body("treatedUsers", greaterThan(100))
        .body("placeboRank", nullValue())
        .body("patterns.findAll { it.found }.pattern", notNullValue());
  }

  @Test
  void printsTheTableOfMinima() {
    get("/api/v1/minimum-samples", 200)
        .body("minimumSamples.number", notNullValue())
        .body("promptsPerPeriod", equalTo(3));
  }

  @Test
  void saysWhetherPeersAnswer() {
    get("/api/v1/peers", 200).body("peers.name", equalTo(List.of("evalset", "ingest", "shadow")));
  }

  @Test
  void sendsNothingTwice() {
    String tag = get(APP + "/traffic", 200).extract().header("ETag");

    given()
        .auth()
        .oauth2(ServiceProfile.VIEWER)
        .header("If-None-Match", tag)
        .get(APP + "/traffic")
        .then()
        .statusCode(304);
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/applications/none/shift,404,UNKNOWN_APPLICATION",
    "/api/v1/applications/assistant/deployments/v9/adaptation,404,UNKNOWN_DEPLOYMENT",
    "/api/v1/applications/assistant/shift?from=2026-04-06,400,INVALID_FIELD",
    "/api/v1/applications/assistant/shift?from=soon&to=later,400,INVALID_FIELD",
    "/api/v1/applications/assistant/shift?from=2026-04-12&to=2026-04-06,400,INVALID_WINDOW",
    "/api/v1/applications/assistant/shift?from=2026-03-05&to=2026-03-12,400,INVALID_WINDOW"
  })
  void refusesOverHttp(String path, int status, String reason) {
    get(path, status).contentType("application/problem+json").body("reason", equalTo(reason));
  }

  @Test
  void signsABrowserInOnce() {
    String link =
        given()
            .auth()
            .oauth2(ServiceProfile.VIEWER)
            .post("/api/v1/sign-in-links")
            .then()
            .statusCode(200)
            .extract()
            .path("path");
    Map<String, String> session =
        given().redirects().follow(false).get(link).then().statusCode(303).extract().cookies();

    given().cookies(session).get("/api/v1/applications").then().statusCode(200);
    given().redirects().follow(false).get(link).then().statusCode(401);
  }

  @Test
  void servesThePageToAnybodyAndNumbersToNobody() {
    given()
        .get("/")
        .then()
        .statusCode(200)
        .header("Content-Security-Policy", containsString("default-src 'self'"));
    given().get("/console/main.js").then().statusCode(200);
    given().get("/_static/echarts/5.6.0/dist/echarts.esm.min.js").then().statusCode(200);
    given().get("/console/../application.properties").then().statusCode(401);
    given().get("/api/v1/applications").then().statusCode(401);
  }

  @Test
  void givesTheReportsOverGrpc() {
    GetShiftReportResponse shift =
        call(
            ServiceProfile.VIEWER,
            s ->
                s.getShiftReport(
                    GetShiftReportRequest.newBuilder().setApplication("assistant").build()));

    assertThat(shift.getMmd2().getStatus()).isEqualTo(EstimateStatus.ESTIMATE_STATUS_OK);
    assertThat(shift.getSpace()).isEqualTo(Story.SPACE.id());
    assertThat(
            call(
                    ServiceProfile.VIEWER,
                    s ->
                        s.getAdaptationReport(
                            GetAdaptationReportRequest.newBuilder()
                                .setApplication("assistant")
                                .setDeployment("v2")
                                .build()))
                .getLabel())
        .isEqualTo(AdaptationLabel.ADAPTATION_LABEL_CAUSAL);
    assertThat(
            call(
                    ServiceProfile.VIEWER,
                    s ->
                        s.listDeployments(
                            ListDeploymentsRequest.newBuilder()
                                .setApplication("assistant")
                                .build()))
                .getDeploymentsCount())
        .isEqualTo(2);
  }

  @Test
  void embedsAndMeasures() {
    EmbedResponse embedded =
        call(
            ServiceProfile.SERVICE,
            s ->
                s.embed(
                    EmbedRequest.newBuilder()
                        .addTexts("a")
                        .addTexts("bb")
                        .addTexts("ccc")
                        .build()));
    ByteString rows = ByteString.copyFrom(embedded.getVectorsList());
    MeasureRequest request =
        MeasureRequest.newBuilder()
            .setEmbedder(embedded.getEmbedder())
            .setSpace(embedded.getSpace())
            .setA(VectorSet.newBuilder().setValues(rows))
            .setB(VectorSet.newBuilder().setValues(rows))
            .build();

    assertThat(embedded.getDimension()).isEqualTo(Story.SPACE.dimension());
    assertThat(call(ServiceProfile.VIEWER, s -> s.measure(request)).getMmd2().getStatus())
        .isEqualTo(EstimateStatus.ESTIMATE_STATUS_OK);
    assertRefused(
        "FAILED_PRECONDITION WRONG_SPACE",
        s -> s.measure(request.toBuilder().setSpace("x").build()));
    assertRefused(
        "FAILED_PRECONDITION WRONG_EMBEDDER",
        s -> s.measure(request.toBuilder().setEmbedder("x").build()));
    assertRefused(
        "INVALID_ARGUMENT WRONG_DIMENSION", s -> s.measure(withA(request, rows.substring(1))));
    assertRefused(
        "INVALID_ARGUMENT NOT_A_VECTOR",
        s -> s.measure(withA(request, ByteString.copyFrom(new byte[rows.size()]))));
  }

  @Test
  void refusesToMeasureWhatIsNoNumber() {
    ByteBuffer values = ByteBuffer.allocate(4 * Story.SPACE.dimension());
    values.order(ByteOrder.LITTLE_ENDIAN).putFloat(0, Float.NaN);
    MeasureRequest request =
        MeasureRequest.newBuilder()
            .setEmbedder(Story.SPACE.embedderId())
            .setSpace(Story.SPACE.id())
            .build();
    assertRefused(
        "INVALID_ARGUMENT NOT_A_VECTOR",
        s -> s.measure(withA(request, ByteString.copyFrom(values))));
  }

  @Test
  void showsATenantNothingOfAnothers() {
    Map<String, String> acme =
        Map.of("authorization", "Bearer " + ServiceProfile.SERVICE, "tidemark-tenant", "acme");
    given()
        .headers(acme)
        .get(APP + "/shift")
        .then()
        .statusCode(404)
        .contentType("application/problem+json")
        .body("reason", equalTo("UNKNOWN_APPLICATION"));
    assertThat(
            refusal(
                acme,
                s ->
                    s.getShiftReport(
                        GetShiftReportRequest.newBuilder().setApplication("assistant").build())))
        .isEqualTo("NOT_FOUND UNKNOWN_APPLICATION");
  }

  private static MeasureRequest withA(MeasureRequest request, ByteString bytes) {
    return request.toBuilder().setA(VectorSet.newBuilder().setValues(bytes)).build();
  }

  @Test
  void refusesOverGrpc() {
    assertRefused(
        "NOT_FOUND UNKNOWN_APPLICATION",
        s -> s.getShiftReport(GetShiftReportRequest.getDefaultInstance()));
    assertRefused(
        "PERMISSION_DENIED PERMISSION_DENIED",
        s -> s.embed(EmbedRequest.newBuilder().addTexts("a").build()));
    assertRefused(
        "NOT_FOUND UNKNOWN_DEPLOYMENT",
        s ->
            s.getAdaptationReport(
                GetAdaptationReportRequest.newBuilder().setApplication("assistant").build()));
    assertRefused(
        "INVALID_ARGUMENT INVALID_WINDOW",
        s ->
            s.getShiftReport(
                GetShiftReportRequest.newBuilder()
                    .setApplication("assistant")
                    .setWindow(DayWindow.newBuilder().setFirstDay(2).setLastDay(1))
                    .build()));
  }

  @Test
  void refusesTextsItCannotEmbed() {
    EmbedRequest.Builder many = EmbedRequest.newBuilder();
    for (int i = 0; i < 101; i++) {
      many.addTexts("text");
    }

    assertThat(refusal(ServiceProfile.SERVICE, s -> s.embed(many.build())))
        .isEqualTo("INVALID_ARGUMENT TOO_MANY_ITEMS");
    assertThat(
            refusal(
                ServiceProfile.SERVICE,
                s -> s.embed(EmbedRequest.newBuilder().addTexts(" ").build())))
        .isEqualTo("INVALID_ARGUMENT EMPTY_TEXT");
  }

  @Test
  void refusesTextsWhileTheEmbedderIsBusy() {
    EmbedRequest more =
        EmbedRequest.newBuilder().addAllTexts(Collections.nCopies(10, "text")).build();

    StoryBeans.EMBEDDING.lock();
    try {
      assertThat(refusal(ServiceProfile.SERVICE, s -> s.embed(more)))
          .isEqualTo("RESOURCE_EXHAUSTED EMBEDDER_BUSY");
    } finally {
      StoryBeans.EMBEDDING.unlock();
    }
  }

  private static ValidatableResponse get(String path, int status) {
    return given().auth().oauth2(ServiceProfile.VIEWER).get(path).then().statusCode(status);
  }

  private static void assertRefused(String refusal, Function<DriftServiceBlockingStub, ?> call) {
    assertThat(refusal(ServiceProfile.VIEWER, call)).isEqualTo(refusal);
  }

  /** Code and reason, {@code "CODE REASON"}. */
  private static String refusal(String token, Function<DriftServiceBlockingStub, ?> call) {
    return refusal(bearer(token), call);
  }

  private static String refusal(
      Map<String, String> headers, Function<DriftServiceBlockingStub, ?> call) {
    StatusRuntimeException refused =
        assertThrows(StatusRuntimeException.class, (Executable) () -> call(headers, call));
    return refused.getStatus().getCode() + " " + GrpcDoor.errorInfo(refused).getReason();
  }

  private static <T> T call(String token, Function<DriftServiceBlockingStub, T> call) {
    return call(bearer(token), call);
  }

  private static <T> T call(
      Map<String, String> headers, Function<DriftServiceBlockingStub, T> call) {
    try (GrpcDoor grpc = new GrpcDoor(RestAssured.port)) {
      return call.apply(DriftServiceGrpc.newBlockingStub(grpc.with(headers)));
    }
  }

  private static Map<String, String> bearer(String token) {
    return Map.of("authorization", "Bearer " + token);
  }
}
