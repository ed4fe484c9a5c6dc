package dev.tidemark.shadow.stack;

import static dev.tidemark.chassis.testing.Results.get;
import static dev.tidemark.shadow.stack.ShadowApi.candidate;
import static dev.tidemark.shadow.stack.ShadowApi.get;
import static dev.tidemark.shadow.stack.ShadowApi.patch;
import static dev.tidemark.shadow.stack.ShadowApi.path;
import static dev.tidemark.shadow.stack.ShadowApi.post;
import static dev.tidemark.shadow.stack.ShadowApi.problem;
import static dev.tidemark.shadow.stack.ShadowApi.with;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tidemark.chassis.doors.GrpcDoor;
import dev.tidemark.chassis.testing.ServiceProfile;
import dev.tidemark.proto.shadow.v1.GetVerdictRequest;
import dev.tidemark.proto.shadow.v1.ListScoresRequest;
import dev.tidemark.proto.shadow.v1.ListScoresResponse;
import dev.tidemark.proto.shadow.v1.ScoreStatus;
import dev.tidemark.proto.shadow.v1.ShadowServiceGrpc;
import dev.tidemark.shadow.attempt.ScoreRowStore;
import io.grpc.StatusRuntimeException;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What callers are told and refused. */
@QuarkusTest
@TestProfile(ShadowProfile.class)
class DoorsIT extends WithStubs {
  @Inject ScoreRowStore rows;

  @Test
  void refusesWhatItMustNotCallAndWhatItDoesNotKnow() {
    Events events = ShadowApi.start(kafka, "doors");
    Map<String, Object> candidate = candidate("c1", "steady", Map.of());
    problem(
        post(events, with(candidate, "endpoint", "http://169.254.169.254/v1")),
        "ENDPOINT_NOT_ALLOWED");
    for (String secret : List.of("nobody", "of-other", "of-judge")) {
      problem(post(events, with(candidate, "secret", secret)), "UNKNOWN_SECRET");
    }
    problem(post(events, with(candidate, "secret", "other/of-other")), "INVALID_FIELD");
    post(events, with(candidate("c0", "steady", Map.of()), "secret", "of-default")).statusCode(200);
    problem(post(events, with(candidate, "id", "production")), "INVALID_FIELD");
    problem(post(events, with(candidate, "replayProbability", 1.5)), "INVALID_FIELD");
    problem(post(events, with(candidate, "margin", 1)), "INVALID_FIELD");
    post(events, candidate).statusCode(200).body("tokensPerDay", equalTo(1_000_000));
    post(events, candidate).statusCode(200);
    problem(post(events, with(candidate, "model", "other")), "CANDIDATE_EXISTS");
    problem(get(events, "/candidates/c2/verdict", 404), "UNKNOWN_CANDIDATE");
    patch(events, "c1", Map.of("state", "PAUSED")).statusCode(200).body("state", equalTo("PAUSED"));
    patch(events, "c1", Map.of("replayProbability", 0.5))
        .statusCode(200)
        .body("replayProbability", equalTo(0.5f));
    patch(events, "c1", Map.of("state", "RETIRED")).statusCode(200);
    problem(patch(events, "c1", Map.of("state", "ACTIVE")), "CANDIDATE_RETIRED");
    get(events, "/candidates", 200)
        .body("candidates.find { it.id == 'c1' }.state", equalTo("RETIRED"));
    given()
        .auth()
        .oauth2(ServiceProfile.VIEWER)
        .contentType(ContentType.JSON)
        .body(candidate)
        .post(path(events) + "/candidates")
        .then()
        .statusCode(403);
    assertThat(grpcRefusal(events, "c2")).isEqualTo("UNKNOWN_CANDIDATE");
    assertThat(grpcRefusal(events, "c\0")).isEqualTo("INVALID_FIELD");
  }

  private static String grpcRefusal(Events events, String candidate) {
    try (GrpcDoor door = new GrpcDoor(RestAssured.port)) {
      var stub = ShadowServiceGrpc.newBlockingStub(door.with(ServiceProfile.VIEWER));
      var request =
          GetVerdictRequest.newBuilder()
              .setApplication(events.application())
              .setCandidate(candidate)
              .build();
      return GrpcDoor.errorInfo(
              assertThrows(StatusRuntimeException.class, () -> stub.getVerdict(request)))
          .getReason();
    }
  }

  @Test
  void listsRowsPageByPage() {
    Events events = ShadowApi.start(kafka, "pages");
    send(events, 0, 5);
    Counts counts = new Counts(rows);
    await().atMost(PATIENCE).until(() -> counts.of(events, "production", "SCORED") == 5);
    try (GrpcDoor door = new GrpcDoor(RestAssured.port)) {
      var stub = ShadowServiceGrpc.newBlockingStub(door.with(ServiceProfile.VIEWER));
      ListScoresRequest.Builder request =
          ListScoresRequest.newBuilder()
              .setApplication(events.application())
              .setArm("production")
              .setStatus(ScoreStatus.SCORE_STATUS_SCORED)
              .setPageSize(3);
      ListScoresResponse first = stub.listScores(request.build());
      ListScoresResponse second =
          stub.listScores(request.setPageToken(first.getNextPageToken()).build());
      assertThat(first.getRowsList())
          .extracting(row -> row.getInteraction())
          .containsExactly("e4", "e3", "e2");
      assertThat(second.getRowsList())
          .extracting(row -> row.getInteraction())
          .containsExactly("e1", "e0");
      assertThat(second.getNextPageToken()).isEmpty();
    }
  }
}
