package dev.tidemark.ingest;

import static dev.tidemark.ingest.GatewayClient.batch;
import static dev.tidemark.ingest.GatewayClient.item;
import static dev.tidemark.ingest.GatewayClient.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import dev.tidemark.proto.event.v1.Application;
import dev.tidemark.proto.event.v1.ApplicationEvent;
import dev.tidemark.proto.event.v1.Clock;
import dev.tidemark.proto.event.v1.InteractionEvent;
import dev.tidemark.proto.event.v1.Policy;
import dev.tidemark.proto.ingest.v1.GetApplicationRequest;
import dev.tidemark.proto.ingest.v1.GetSamplingPolicyRequest;
import dev.tidemark.proto.ingest.v1.ListApplicationsRequest;
import dev.tidemark.proto.ingest.v1.PutApplicationRequest;
import dev.tidemark.proto.topic.Topic;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = IngestStackResource.class, scope = TestResourceScope.GLOBAL)
class RegistryQuarkusTest {
  @TestHTTPResource("/")
  URL url;

  private final String application = "app-" + UUID.randomUUID();
  private GatewayClient client;

  @BeforeEach
  void connect() {
    client = new GatewayClient(url.getPort());
  }

  @AfterEach
  void disconnect() {
    client.close();
  }

  @Test
  void publishesEveryChangeInOrder() throws Exception {
    assertThat(put(Policy.getDefaultInstance()).getRevision()).isEqualTo(1);
    assertThat(put(Policy.newBuilder().setCoreProbability(0.5).build()).getRevision()).isEqualTo(2);
    assertThat(put(Policy.newBuilder().setCoreProbability(0.7).build()).getRevision()).isEqualTo(3);
    await().until(() -> published().size() >= 3);
    List<ConsumerRecord<String, byte[]>> records = published();
    for (int i = 0; i < 3; i++) {
      ApplicationEvent event = ApplicationEvent.parseFrom(records.get(i).value());
      assertThat(event.getEnvelope().getEventId()).isEqualTo(application + "@" + (i + 1));
      assertThat(event.getApplication().getPolicy().getVersion()).isEqualTo(i + 1);
    }
  }

  @Test
  void changesNothingWhenTheSameIsSaidAgain() {
    Application first = put(Policy.newBuilder().setCoreProbability(0.5).build());
    assertThat(put(Policy.newBuilder().setCoreProbability(0.5).build())).isEqualTo(first);
  }

  @Test
  void samplesByTheNewPolicy() {
    put(Policy.newBuilder().setPanelProbability(0).setCoreProbability(1e-9).build());
    var results =
        client
            .as("gateway")
            .recordInteractions(batch(application, "b1", List.of(item("i1", "a"))))
            .getResultsList();
    assertThat(results.getFirst().getStatus().name()).isEqualTo("ITEM_STATUS_UNSAMPLED");
  }

  @Test
  void refusesPoliciesOutOfBoundsAndChangesOfWhatIsFixed() {
    put(Policy.getDefaultInstance());
    assertThat(refusal(() -> put(Policy.newBuilder().setCoreProbability(2).build())))
        .isEqualTo("INVALID_ARGUMENT INVALID_POLICY");
    Application event =
        Application.newBuilder().setId(application).setClock(Clock.CLOCK_EVENT).build();
    assertThat(refusal(() -> put(event))).isEqualTo("FAILED_PRECONDITION IMMUTABLE_FIELD");
    assertThat(refusal(() -> get("none"))).isEqualTo("NOT_FOUND UNKNOWN_APPLICATION");
  }

  @Test
  void makesAnApplicationOnceThoughManyAskAtOnce() throws Exception {
    Set<ByteString> salts = new HashSet<>(atOnce(16, this::salt));
    assertThat(salts).hasSize(1);
    await().until(() -> !published().isEmpty());
    assertThat(published()).hasSize(1);
  }

  /** Puts are not shared within a replica: the database alone decides, as between replicas. */
  @Test
  void makesAnApplicationOnceThoughManyPutAtOnce() throws Exception {
    assertThat(atOnce(16, () -> put(Policy.getDefaultInstance()).getRevision())).containsOnly(1);
    await().until(() -> !published().isEmpty());
    assertThat(published()).hasSize(1);
  }

  @Test
  void listsTheTenantsOwn() {
    put(Policy.getDefaultInstance());
    assertThat(ids("viewer")).contains(application).isSorted();
    assertThat(ids("operator.acme")).doesNotContain(application);
  }

  @Test
  void servesTheSameOverHttp() {
    http(
            "operator",
            "{\"clock\":\"EVENT\",\"timeZone\":\"Europe/Berlin\",\"policy\":{\"panelProbability\":0.25,\"strata\":[{\"stratum\":\"error\",\"probability\":1}]}}")
        .statusCode(200)
        .body("revision", Matchers.equalTo(1))
        .body("clock", Matchers.equalTo("EVENT"))
        .body("policy.coreProbability", Matchers.equalTo(0.1f))
        .body("policy.strata[0].stratum", Matchers.equalTo("error"));
    assertThat(get(application).getPolicy().getPanelProbability()).isEqualTo(0.25);
    http("operator", "{\"policy\":{\"coreProbability\":7}}")
        .statusCode(400)
        .contentType("application/problem+json")
        .body("reason", Matchers.equalTo("INVALID_POLICY"))
        .body("metadata.field", Matchers.equalTo("policy.core_probability"))
        .body("metadata.bound", Matchers.equalTo("within [0, 1]"));
    http("operator", "{\"clock\":\"WALL\"}")
        .statusCode(400)
        .body("reason", Matchers.equalTo("IMMUTABLE_FIELD"));
    http("viewer", "{}").statusCode(403).body("reason", Matchers.equalTo("PERMISSION_DENIED"));
    http("nobody", "{}").statusCode(401).body("reason", Matchers.equalTo("UNAUTHENTICATED"));
    RestAssured.given()
        .auth()
        .oauth2(IngestStackResource.token("viewer"))
        .get("/api/v1/applications")
        .then()
        .statusCode(200)
        .body("applications.id", Matchers.hasItem(application));
    RestAssured.given()
        .auth()
        .oauth2(IngestStackResource.token("viewer"))
        .get("/api/v1/applications/none")
        .then()
        .statusCode(404)
        .body("reason", Matchers.equalTo("UNKNOWN_APPLICATION"));
  }

  @Test
  void takesTheFutureOnEventTime() throws Exception {
    put(Application.newBuilder().setId(application).setClock(Clock.CLOCK_EVENT).build());
    var future = GatewayClient.timestamp(java.time.Instant.parse("2030-01-01T00:00:00Z"));
    client
        .as("gateway")
        .recordInteractions(
            batch(
                application,
                "b1",
                List.of(item("i1", "a").toBuilder().setTimestamp(future).build())));
    byte[] value = TopicReader.read(Topic.INTERACTION, "default", application).getFirst().value();
    assertThat(InteractionEvent.parseFrom(value).getEnvelope().getEventTime()).isEqualTo(future);
  }

  private static <T> List<T> atOnce(int callers, Callable<T> call) throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<T> answers = new ArrayList<>();
      for (Future<T> answer : threads.invokeAll(Collections.nCopies(callers, call))) {
        answers.add(answer.get());
      }
      return answers;
    }
  }

  private ByteString salt() {
    return client
        .as("gateway")
        .getSamplingPolicy(
            GetSamplingPolicyRequest.newBuilder().setApplication(application).build())
        .getSalt();
  }

  private ValidatableResponse http(String role, String body) {
    return RestAssured.given()
        .auth()
        .oauth2(IngestStackResource.token(role))
        .header("Content-Type", "application/json")
        .body(body)
        .put("/api/v1/applications/{app}", application)
        .then();
  }

  private List<String> ids(String role) {
    return client
        .registryAs(role)
        .listApplications(ListApplicationsRequest.getDefaultInstance())
        .getApplicationsList()
        .stream()
        .map(Application::getId)
        .toList();
  }

  private Application put(Policy policy) {
    return put(Application.newBuilder().setId(application).setPolicy(policy).build());
  }

  private Application put(Application wanted) {
    return client
        .registryAs("operator")
        .putApplication(PutApplicationRequest.newBuilder().setApplication(wanted).build())
        .getApplication();
  }

  private Application get(String id) {
    return client
        .registryAs("viewer")
        .getApplication(GetApplicationRequest.newBuilder().setApplication(id).build())
        .getApplication();
  }

  private List<ConsumerRecord<String, byte[]>> published() {
    return TopicReader.read(Topic.APPLICATION, "default", application);
  }
}
