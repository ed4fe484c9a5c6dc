package dev.tidemark.shadow.stack;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.tidemark.chassis.application.ApplicationKey;
import dev.tidemark.chassis.doors.GrpcDoor;
import dev.tidemark.chassis.testing.ServiceProfile;
import dev.tidemark.proto.event.v1.Clock;
import dev.tidemark.proto.shadow.v1.GetVerdictRequest;
import dev.tidemark.proto.shadow.v1.GetVerdictResponse;
import dev.tidemark.proto.shadow.v1.ShadowServiceGrpc;
import dev.tidemark.proto.topic.Topic;
import dev.tidemark.shadow.candidate.CandidateKey;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The service's doors, as the tests use them. */
final class ShadowApi {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private ShadowApi() {}

  /** Makes an application known. */
  static Events start(Kafka kafka, String application) {
    return start(kafka, application, Clock.CLOCK_EVENT);
  }

  static Events start(Kafka kafka, String application, Clock clock) {
    Events events = new Events(application);
    kafka.send(Topic.APPLICATION, events.put(clock));
    await()
        .atMost(PATIENCE)
        .until(() -> viewer().get(path(events) + "/candidates").statusCode() == 200);
    return events;
  }

  static Map<String, Object> candidate(String id, String model, Map<String, Object> more) {
    Map<String, Object> candidate = new HashMap<>(more);
    candidate.put("id", id);
    candidate.put("model", model);
    candidate.putIfAbsent("endpoint", ShadowProfile.endpoint());
    candidate.putIfAbsent("requestsPerSecond", 1_000);
    return candidate;
  }

  static void register(Events events, String model, Map<String, Object> more) {
    post(events, candidate(model, model, more)).statusCode(200);
  }

  static Map<String, Object> with(Map<String, Object> all, String name, Object value) {
    Map<String, Object> changed = new HashMap<>(all);
    changed.put(name, value);
    return changed;
  }

  static String path(Events events) {
    return "/api/v1/applications/" + events.application();
  }

  static RequestSpecification viewer() {
    return given().auth().oauth2(ServiceProfile.VIEWER);
  }

  static ValidatableResponse get(Events events, String path, int status) {
    return viewer().get(path(events) + path).then().statusCode(status);
  }

  static ValidatableResponse post(Events events, Map<String, Object> body) {
    return given()
        .auth()
        .oauth2(ServiceProfile.OPERATOR)
        .contentType(ContentType.JSON)
        .body(body)
        .post(path(events) + "/candidates")
        .then();
  }

  static ValidatableResponse patch(Events events, String id, Map<String, Object> body) {
    return given()
        .auth()
        .oauth2(ServiceProfile.OPERATOR)
        .contentType(ContentType.JSON)
        .body(body)
        .patch(path(events) + "/candidates/" + id)
        .then();
  }

  static void problem(ValidatableResponse response, String reason) {
    response.contentType("application/problem+json").body("reason", equalTo(reason));
  }

  static GetVerdictResponse verdict(Events events, String candidate) {
    try (GrpcDoor door = new GrpcDoor(RestAssured.port)) {
      return ShadowServiceGrpc.newBlockingStub(door.with(ServiceProfile.VIEWER))
          .withDeadlineAfter(20, TimeUnit.SECONDS)
          .getVerdict(
              GetVerdictRequest.newBuilder()
                  .setApplication(events.application())
                  .setCandidate(candidate)
                  .build());
    }
  }

  static CandidateKey arm(Events events, String id) {
    return new CandidateKey(new ApplicationKey(Events.TENANT, events.application()), id);
  }
}
