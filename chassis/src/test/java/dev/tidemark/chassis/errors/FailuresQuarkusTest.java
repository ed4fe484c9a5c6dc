package dev.tidemark.chassis.errors;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.protobuf.util.Durations;
import dev.tidemark.chassis.doors.DoorsProfile;
import dev.tidemark.chassis.doors.GrpcDoor;
import dev.tidemark.proto.ingest.v1.EraseUserRequest;
import dev.tidemark.proto.ingest.v1.IngestServiceGrpc;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(DoorsProfile.class)
class FailuresQuarkusTest {
  private static final int LIMIT = 65_536;

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
  @ValueSource(strings = {"{\"text\":", "[1]", "{\"text\":\"a\",\"number\":\"seven\"}", "nonsense"})
  void refusesMalformedJson(String body) {
    requireProblem(gateway().body(body).post("/door"), 400, "MALFORMED_REQUEST");
  }

  @Test
  void refusesInvalidUtf8() {
    byte[] body = "{\"text\":\"_\"}".getBytes(StandardCharsets.UTF_8);
    body[9] = (byte) 0xff;
    requireProblem(gateway().body(body).post("/door"), 400, "MALFORMED_REQUEST");
  }

  @Test
  void namesAMissingBody() {
    Response refused = gateway().post("/door");
    requireProblem(refused, 400, "INVALID_FIELD");
    assertThat(refused.path("metadata.field").toString()).isEqualTo("body");
  }

  @Test
  void namesTheFieldOutsideItsBounds() {
    Response refused = gateway().body("{\"text\":\" \"}").post("/door");
    requireProblem(refused, 400, "INVALID_FIELD");
    assertThat(refused.path("metadata.field").toString()).isEqualTo("text");
  }

  @Test
  void refusesUnknownPaths() {
    requireProblem(gateway().get("/no-such-path"), 404, "UNKNOWN_PATH");
    requireProblem(gateway().get("/door/no/such"), 404, "UNKNOWN_PATH");
  }

  @Test
  void refusesOtherMethodsAndMediaTypes() {
    requireProblem(gateway().delete("/door"), 405, "METHOD_NOT_ALLOWED");
    requireProblem(
        gateway().contentType("text/csv").body("a,b").post("/door"), 415, "UNSUPPORTED_MEDIA_TYPE");
  }

  @Test
  void refusesALargeBodyOfStatedLength() {
    Response refused = gateway().body("x".repeat(LIMIT + 1)).post("/door");
    requireProblem(refused, 413, "TOO_LARGE");
    assertThat(refused.path("metadata.limit").toString()).isEqualTo("65536");
  }

  @Test
  void gathersABodyOfUnknownLengthUpToTheLimit() throws IOException, InterruptedException {
    HttpResponse<String> taken = stream(HttpClient.Version.HTTP_1_1, "{\"text\":\"fine\"}");
    HttpResponse<String> refused = stream(HttpClient.Version.HTTP_1_1, "x".repeat(LIMIT * 2));

    assertThat(taken.body()).isEqualTo("fine");
    assertThat(refused.statusCode()).isEqualTo(413);
    assertThat(refused.body()).contains("\"reason\":\"TOO_LARGE\"");
  }

  @Test
  void refusesABodyOfUnknownLengthOverHttp2() throws IOException, InterruptedException {
    HttpResponse<String> refused = stream(HttpClient.Version.HTTP_2, "x".repeat(LIMIT * 2));

    assertThat(refused.version()).isEqualTo(HttpClient.Version.HTTP_2);
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("\"reason\":\"MALFORMED_REQUEST\"");
  }

  @Test
  void saysWhenToRetryOnBothDoors() {
    Response http = gateway().body("{\"text\":\"overloaded\"}").post("/door");
    StatusRuntimeException call = refusedCall("overloaded");

    requireProblem(http, 503, "OVERLOADED");
    assertThat(http.header("Retry-After")).isEqualTo("2");
    assertThat(call.getStatus().getCode()).isEqualTo(Status.Code.UNAVAILABLE);
    assertThat(GrpcDoor.errorInfo(call).getReason()).isEqualTo("OVERLOADED");
    assertThat(GrpcDoor.retryInfo(call).orElseThrow().getRetryDelay())
        .isEqualTo(Durations.fromMillis(1500));
  }

  @Test
  void hidesADefectBehindItsIdOnBothDoors() {
    Response http = gateway().body("{\"text\":\"defect\"}").post("/door");
    StatusRuntimeException call = refusedCall("defect");

    requireProblem(http, 500, "INTERNAL");
    assertThat(http.asString()).doesNotContain("secret", "Exception");
    assertThat(http.path("metadata.errorId").toString()).hasSize(36);
    assertThat(call.getStatus().getCode()).isEqualTo(Status.Code.INTERNAL);
    assertThat(call.getStatus().getDescription()).doesNotContain("secret", "Exception");
    assertThat(GrpcDoor.errorInfo(call).getMetadataMap()).containsKey("errorId");
  }

  @Test
  void closesALargeCallAndKeepsTheConnection() {
    assertThat(refusedCall("x".repeat(LIMIT + 1)).getStatus().getCode())
        .isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
    assertThat(GrpcDoor.ask(grpc.with(DoorsProfile.GATEWAY), "shop"))
        .isEqualTo("gateway@default/default");
  }

  @Test
  void deniesAnRpcThatNobodyImplements() {
    StatusRuntimeException refused =
        assertThrows(
            StatusRuntimeException.class,
            () ->
                IngestServiceGrpc.newBlockingStub(grpc.with(DoorsProfile.OPERATOR))
                    .eraseUser(EraseUserRequest.getDefaultInstance()));
    assertThat(refused.getStatus().getCode())
        .isIn(Status.Code.UNIMPLEMENTED, Status.Code.PERMISSION_DENIED);
  }

  private StatusRuntimeException refusedCall(String application) {
    return assertThrows(
        StatusRuntimeException.class,
        () -> GrpcDoor.ask(grpc.with(DoorsProfile.GATEWAY), application));
  }

  private HttpResponse<String> stream(HttpClient.Version version, String body)
      throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newBuilder().version(version).build()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create("http://localhost:%d/door".formatted(RestAssured.port)))
              .header("authorization", "Bearer " + DoorsProfile.GATEWAY)
              .header("content-type", "application/json")
              .POST(
                  HttpRequest.BodyPublishers.fromPublisher(
                      HttpRequest.BodyPublishers.ofByteArrays(
                          List.of(body.getBytes(StandardCharsets.UTF_8)))))
              .build();
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
  }

  private static RequestSpecification gateway() {
    return given().auth().oauth2(DoorsProfile.GATEWAY).contentType("application/json");
  }

  private static void requireProblem(Response response, int status, String reason) {
    assertThat(response.statusCode()).as(response.asString()).isEqualTo(status);
    assertThat(response.contentType()).isEqualTo("application/problem+json");
    assertThat(response.path("reason").toString()).isEqualTo(reason);
    assertThat(response.path("domain").toString()).isEqualTo("tidemark.common");
    assertThat(response.<Integer>path("status")).isEqualTo(status);
    assertThat(response.path("type").toString())
        .isEqualTo("urn:tidemark:problem:tidemark.common:" + reason);
    assertThat(response.path("instance").toString()).startsWith("/");
    assertThat(response.path("detail").toString()).contains(";");
  }
}
