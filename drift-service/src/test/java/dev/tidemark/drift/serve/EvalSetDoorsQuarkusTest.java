package dev.tidemark.drift.serve;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tidemark.chassis.doors.GrpcDoor;
import dev.tidemark.chassis.testing.ServiceProfile;
import dev.tidemark.drift.story.Story;
import dev.tidemark.drift.story.StoryBeans;
import dev.tidemark.drift.story.StoryProfile;
import dev.tidemark.drift.story.WorthByHand;
import dev.tidemark.drift.version.EvalVersion;
import dev.tidemark.proto.drift.v1.DriftServiceGrpc;
import dev.tidemark.proto.drift.v1.Estimate;
import dev.tidemark.proto.drift.v1.EstimateStatus;
import dev.tidemark.proto.drift.v1.EvalSetDistance;
import dev.tidemark.proto.drift.v1.GetShiftReportRequest;
import dev.tidemark.proto.drift.v1.TrafficLight;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the eval set of the story's first week is worth in its last, on both doors. */
@QuarkusTest
@TestProfile(StoryProfile.class)
class EvalSetDoorsQuarkusTest {
  private static final String APP = "/api/v1/applications/assistant";
  private static final double PRECISION = 1e-5;

  private final EvalVersion version = StoryBeans.STORES.evalSetOf(1, 0, 6, 600);
  private final WorthByHand worth =
      StoryBeans.STORES.worthByHand(version, Story.DAYS - 7, Story.DAYS - 1);

  @BeforeEach
  void publish() {
    StoryBeans.STORES.evalVersions = List.of(version);
  }

  @AfterEach
  void withdraw() {
    StoryBeans.STORES.evalVersions = List.of();
  }

  @Test
  void tellsOverHttpWhatTheEvalSetIsWorth() {
    JsonPath report = json("/shift");

    assertThat(report.getInt("evalSet.version")).isEqualTo(1);
    assertThat(report.getInt("evalSet.items")).isEqualTo(600);
    assertThat(report.getString("evalSet.window.first")).isEqualTo("2026-04-06");
    assertThat(report.getString("evalSet.light")).isEqualTo("AMBER");
    requireWorth(report, "evalSet.equivalentFreshSample");
    assertThat(report.getString("sentence"))
        .contains("as well as %,.0f (95\u00a0%% interval".formatted(worth.value()));
    JsonPath history = json("/shift/history");
    assertThat(history.getString("points[-1].evalSet.light")).isEqualTo("AMBER");
    requireWorth(history, "points[-1].evalSet.equivalentFreshSample");
  }

  @Test
  void tellsTheSameOverGrpc() {
    EvalSetDistance shift;
    try (GrpcDoor grpc = new GrpcDoor(RestAssured.port)) {
      shift =
          DriftServiceGrpc.newBlockingStub(grpc.with(ServiceProfile.VIEWER))
              .getShiftReport(
                  GetShiftReportRequest.newBuilder().setApplication("assistant").build())
              .getEvalSet();
    }

    Estimate sample = shift.getEquivalentFreshSample();
    assertThat(shift.getVersion()).isEqualTo(1);
    assertThat(shift.getItems()).isEqualTo(600);
    assertThat(shift.getWindow().getLastDay()).isEqualTo(Story.FIRST_DAY + Story.DAYS - 1);
    assertThat(shift.getLight()).isEqualTo(TrafficLight.TRAFFIC_LIGHT_AMBER);
    assertThat(shift.getDistance().getStatus()).isEqualTo(EstimateStatus.ESTIMATE_STATUS_OK);
    assertThat(sample.getStatus()).isEqualTo(EstimateStatus.ESTIMATE_STATUS_OK);
    requireWorth(sample.getValue(), sample.getLow(), sample.getHigh());
  }

  private void requireWorth(JsonPath report, String path) {
    assertThat(report.getString(path + ".status")).isEqualTo("OK");
    requireWorth(
        report.getDouble(path + ".value"),
        report.getDouble(path + ".low"),
        report.getDouble(path + ".high"));
  }

  private void requireWorth(double value, double low, double high) {
    assertThat(value).isCloseTo(worth.value(), within(PRECISION * value));
    assertThat(low).isCloseTo(worth.low(), within(PRECISION * low));
    assertThat(high).isCloseTo(worth.high(), within(PRECISION * high));
  }

  private static JsonPath json(String path) {
    return given()
        .auth()
        .oauth2(ServiceProfile.VIEWER)
        .get(APP + path)
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }
}
