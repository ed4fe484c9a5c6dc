package dev.tidemark.evalset.cut;

import static dev.tidemark.chassis.testing.Results.get;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.tidemark.chassis.application.PgApplicationStore;
import dev.tidemark.chassis.clock.AppClockStore;
import dev.tidemark.chassis.doors.GrpcDoor;
import dev.tidemark.chassis.lease.Lease;
import dev.tidemark.chassis.lease.PgLeaseStore;
import dev.tidemark.chassis.testing.ServiceProfile;
import dev.tidemark.evalset.EvalsetProfile;
import dev.tidemark.evalset.cut.Choice.Chosen;
import dev.tidemark.evalset.pool.Days;
import dev.tidemark.evalset.pool.PoolStore;
import dev.tidemark.evalset.version.Certificate;
import dev.tidemark.evalset.version.CutOrigin;
import dev.tidemark.evalset.version.ItemOrigin;
import dev.tidemark.proto.evalset.v1.CutVersionRequest;
import dev.tidemark.proto.evalset.v1.DiffVersionsRequest;
import dev.tidemark.proto.evalset.v1.DiffVersionsResponse;
import dev.tidemark.proto.evalset.v1.EvalSetServiceGrpc;
import dev.tidemark.proto.evalset.v1.EvalSetServiceGrpc.EvalSetServiceBlockingStub;
import dev.tidemark.proto.evalset.v1.GetVersionRequest;
import dev.tidemark.proto.evalset.v1.Item;
import dev.tidemark.proto.evalset.v1.ListVersionsRequest;
import dev.tidemark.proto.evalset.v1.StreamItemsRequest;
import dev.tidemark.proto.evalset.v1.StreamItemsResponse;
import dev.tidemark.proto.evalset.v1.Version;
import dev.tidemark.proto.event.v1.EmbeddedEvent;
import dev.tidemark.proto.event.v1.VersionEvent;
import dev.tidemark.proto.topic.Topic;
import dev.tidemark.stats.Estimate;
import io.grpc.StatusRuntimeException;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The whole service on a real broker and a real database. */
@QuarkusTest
@TestProfile(EvalsetProfile.class)
class VersionsIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int WEEK = 7 * Events.PER_DAY;

  @Inject Pool database;
  @Inject PgApplicationStore applications;
  @Inject AppClockStore clock;
  @Inject PoolStore prompts;
  @Inject WeekStore weeks;
  @Inject CutService cuts;
  @Inject VersionWriteStore writer;
  @Inject CutConfig config;
  @Inject ObjectMapper json;
  @Inject MeterRegistry meters;

  private final Broker broker = new Broker();
  private GrpcDoor grpc;

  @BeforeEach
  void open() {
    grpc = new GrpcDoor(RestAssured.port);
  }

  @AfterEach
  void close() {
    grpc.close();
    broker.close();
  }

  @Test
  void cutsAWeekOnceThoughReplicasRaceAndTheirLeaderDies() {
    Events events = start("race");
    // A replica takes the work and dies: nobody renews its lease.
    Lease dead =
        get(leases().acquire(CutOrder.leaseOf(events.key()), "dead", Duration.ofMinutes(10)))
            .orElseThrow();
    sendWeek(events, 0);
    awaitPrompts(events, WEEK);
    race();
    assertThat(versions(events)).isEmpty();

    run("update lease set expires_at = now() where name = $1", Tuple.of(dead.name()));
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              race();
              return !versions(events).isEmpty();
            });
    race();

    assertThat(versions(events)).hasSize(1);
    assertThat(versions(events).getFirst().getPoolLastDay()).isEqualTo(Events.FIRST_DAY + 6);
    // It wakes up and writes what it had chosen.
    assertThatExceptionOfType(OvertakenException.class).isThrownBy(() -> writeAs(dead, events));
    assertThat(versions(events)).hasSize(1);
    // Nor does one write that holds the lease and does not know that the week is done.
    Lease late =
        await()
            .atMost(PATIENCE)
            .until(
                () -> get(leases().acquire(dead.name(), "late", Duration.ofSeconds(30))),
                Optional::isPresent)
            .orElseThrow();
    assertThatExceptionOfType(OvertakenException.class).isThrownBy(() -> writeAs(late, events));
    get(leases().release(late));
    assertThat(versions(events)).hasSize(1);
    assertThat(awaitEvents(events, 1)).extracting(VersionEvent::getNumber).containsExactly(1);
  }

  @Test
  void repeatedDeliveryChangesNothing() {
    Events events = start("repeat");
    sendWeek(events, 0);
    sendPrompts(events, 0, WEEK);
    awaitVersions(events, 1);
    long pooled = pooled(events);
    Version version = versions(events).getFirst();
    sendWeek(events, 0);
    // What is behind everything sent twice in its partition.
    broker.send(Topic.EMBEDDED, 0, events.prompt(WEEK));
    await().atMost(PATIENCE).until(() -> pooled(events) > pooled);

    assertThat(pooled(events)).isEqualTo(pooled + 1);
    assertThat(versions(events)).containsExactly(version);
    assertThat(awaitEvents(events, 1)).hasSize(1);
  }

  @Test
  void givesVersionsItemsAndDifferencesAlikeOnBothDoors() throws JsonProcessingException {
    Events events = start("doors");
    sendWeek(events, 0);
    awaitVersions(events, 1);
    sendWeek(events, 1);
    awaitVersions(events, 2);
    Version newest = versions(events).getFirst();
    List<Item> items = items(events, 2, ServiceProfile.VIEWER);

    assertThat(newest.getItems()).isEqualTo(40).isEqualTo(items.size());
    assertThat(newest.getRetained()).isPositive();
    assertThat(newest.getHash()).isEqualTo(versionHash(items));
    assertThat(items).allMatch(item -> item.getVector().isEmpty());
    assertThat(items(events, 0, ServiceProfile.SERVICE))
        .allMatch(item -> item.getVector().size() == 4 * Prompts.DIMENSION);
    requireVectorsOnly(events);
    assertThat(items.stream().mapToDouble(Item::getWeight).sum()).isCloseTo(1, within(1e-9));
    requireSameExport(events, items);
    requireSameVersion(events, newest);
    requireRightDifference(events, items);
    assertThat(awaitEvents(events, 2))
        .extracting(VersionEvent::getHash)
        .containsExactlyInAnyOrderElementsOf(
            versions(events).stream().map(Version::getHash).toList());
  }

  @Test
  void anErasedUserLeavesATombstoneThatStillVerifies() {
    Events events = start("erasure");
    sendWeek(events, 0);
    awaitVersions(events, 1);
    List<Item> before = items(events, 1, ServiceProfile.VIEWER);
    int index = Integer.parseInt(before.getFirst().getMessages(0).getContent().substring(7));
    String user = Events.user(index);
    long authored = pooledOf(events, user);
    broker.send(Topic.ERASURE, Events.partition(index), events.erasure(user));
    await().atMost(PATIENCE).until(() -> versions(events).getFirst().getErased() > 0);

    List<Item> after = items(events, 1, ServiceProfile.SERVICE);
    Item stone = after.getFirst();
    assertThat(authored).isPositive();
    assertThat(pooledOf(events, user)).isZero();
    assertThat(stone.getHash()).isEqualTo(before.getFirst().getHash());
    assertThat(stone.getWeight()).isEqualTo(before.getFirst().getWeight());
    assertThat(stone.getCell()).isEqualTo(before.getFirst().getCell());
    assertThat(stone.getMessagesList()).isEmpty();
    assertThat(stone.getReferenceAnswer()).isEmpty();
    assertThat(stone.getVector()).isEqualTo(ByteString.EMPTY);
    assertThat(versions(events).getFirst().getHash()).isEqualTo(versionHash(after));
    assertThat(versions(events).getFirst().getSentence()).contains("erased");
    // What arrived before and was still on its way does not come back.
    broker.send(Topic.EMBEDDED, Events.partition(index), delayed(events, index));
    broker.send(
        Topic.EMBEDDED, Events.partition(index), events.prompt(WEEK + Prompts.USERS + index + 1));
    broker.sendToAll(Topic.EMBEDDED, events.end(Events.at(WEEK + 1)));
    await().atMost(PATIENCE).until(() -> read("evalset-embedded"));
    assertThat(pooledOf(events, user)).isZero();
  }

  @Test
  void cutsOnRequestAndSaysWhyNot() {
    Events events = start("request");
    String path = path(events);
    asked(ServiceProfile.VIEWER).get(path + "/1").then().statusCode(404);
    cut(events, ServiceProfile.OPERATOR, 20)
        .statusCode(400)
        .body("reason", equalTo("POOL_TOO_SMALL"));
    sendWeek(events, 0);
    awaitVersions(events, 1);
    cut(events, ServiceProfile.VIEWER, 20).statusCode(403);
    cut(events, ServiceProfile.OPERATOR, 5)
        .statusCode(400)
        .body("reason", equalTo("INVALID_FIELD"));
    cut(events, ServiceProfile.OPERATOR, 2_000)
        .statusCode(400)
        .body("reason", equalTo("POOL_TOO_SMALL"))
        .body("detail", containsString("2,000 are needed"));
    cut(events, ServiceProfile.OPERATOR, 30)
        .statusCode(200)
        .body("number", equalTo(2))
        .body("origin", equalTo("REQUEST"))
        .body("items", equalTo(30))
        .body(
            "certificate.heldOutUsers",
            equalTo(versions(events).getFirst().getCertificate().getHeldOutUsers()));
    Lease held =
        get(leases().acquire(CutOrder.leaseOf(events.key()), "x", Duration.ofMinutes(1)))
            .orElseThrow();
    cut(events, ServiceProfile.OPERATOR, 30).statusCode(409).body("reason", equalTo("CUT_RUNNING"));
    StatusRuntimeException running =
        assertThrows(
            StatusRuntimeException.class,
            () ->
                stub(ServiceProfile.OPERATOR)
                    .cutVersion(
                        CutVersionRequest.newBuilder()
                            .setApplication(events.application())
                            .build()));
    assertThat(GrpcDoor.errorInfo(running).getReason()).isEqualTo("CUT_RUNNING");
    get(leases().release(held));
    assertThat(versions(events)).hasSize(2);
    unknownVersion(events, path);
  }

  @Test
  void aFullDayKeepsAKnownShareOfItsPrompts() {
    Events events = start("full");
    long kept = counted("kept");
    long notDrawn = counted("not_drawn");
    run(
        "insert into pool_share (tenant, application, day, partition, share)"
            + " values ('default', 'full', $1, 0, 0.5), ('default', 'full', $1, 1, 0.5),"
            + " ('default', 'full', $1, 2, 0.5), ('default', 'full', $1, 3, 0.5)",
        Tuple.of(Events.FIRST_DAY));
    sendPrompts(events, 0, Events.PER_DAY);
    broker.sendToAll(Topic.EMBEDDED, events.end(Events.at(Events.PER_DAY - 1)));
    await().atMost(PATIENCE).until(() -> read("evalset-embedded"));

    assertThat(pooled(events)).isBetween(20L, 50L);
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(counted("kept") - kept).isEqualTo(pooled(events)));
    assertThat(counted("not_drawn") - notDrawn).isEqualTo(Events.PER_DAY - pooled(events));
    assertThat(get(prompts.read(events.key(), new Days(0, 100_000), 1_000)).prompts())
        .hasSize((int) pooled(events))
        .allMatch(prompt -> prompt.weight() == 4);
    // Of those, no more than asked for are read, and they weigh what they must.
    assertThat(get(prompts.read(events.key(), new Days(0, 100_000), 10)).prompts())
        .hasSize(10)
        .allMatch(prompt -> prompt.weight() > 4);
  }

  @Test
  void setsPoisonAsideOnEveryTopicAndGoesOn() {
    Events events = start("poison");
    for (Topic topic : List.of(Topic.EMBEDDED, Topic.APPLICATION, Topic.ERASURE)) {
      broker.send(topic, 3, "not a message".getBytes(UTF_8));
      broker.send(topic, 3, new byte[0]);
    }
    broker.send(
        Topic.EMBEDDED,
        3,
        events.event(1, events.embedded(1).setVector(ByteString.copyFrom(new byte[8]))));
    broker.send(Topic.EMBEDDED, 3, events.prompt(2));
    for (Topic topic : List.of(Topic.EMBEDDED, Topic.APPLICATION, Topic.ERASURE)) {
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () -> assertThat(reasons(topic)).contains("UNDECODABLE", "INCOMPLETE_RECORD"));
    }
    await().atMost(PATIENCE).until(() -> reasons(Topic.EMBEDDED).contains("INVALID_FIELD"));
    await().atMost(PATIENCE).until(() -> pooled(events) == 1);
  }

  private void unknownVersion(Events events, String path) {
    asked(ServiceProfile.VIEWER)
        .get(path + "/9/items.jsonl")
        .then()
        .statusCode(404)
        .contentType("application/problem+json")
        .body("reason", equalTo("UNKNOWN_VERSION"));
    asked(ServiceProfile.VIEWER)
        .get(path + "/x")
        .then()
        .statusCode(400)
        .body("reason", equalTo("INVALID_FIELD"));
    StatusRuntimeException unknown =
        assertThrows(StatusRuntimeException.class, () -> items(events, 9, ServiceProfile.VIEWER));
    assertThat(GrpcDoor.errorInfo(unknown).getReason()).isEqualTo("UNKNOWN_VERSION");
  }

  private void requireVectorsOnly(Events events) {
    StreamItemsRequest request =
        StreamItemsRequest.newBuilder()
            .setApplication(events.application())
            .setVersion(2)
            .setVectorsOnly(true)
            .build();
    List<Item> vectors = new ArrayList<>();
    stub(ServiceProfile.SERVICE)
        .streamItems(request)
        .forEachRemaining((StreamItemsResponse one) -> vectors.add(one.getItem()));
    assertThat(vectors)
        .hasSize(40)
        .allMatch(item -> item.getMessagesCount() == 0 && item.getReferenceAnswer().isEmpty())
        .allMatch(item -> item.getVector().size() == 4 * Prompts.DIMENSION);
    assertThat(hashes(vectors)).isEqualTo(hashes(items(events, 2, ServiceProfile.VIEWER)));
  }

  private void requireSameExport(Events events, List<Item> items) throws JsonProcessingException {
    String[] lines =
        asked(ServiceProfile.VIEWER)
            .get(path(events) + "/2/items.jsonl")
            .then()
            .statusCode(200)
            .contentType("application/x-ndjson")
            .header("Transfer-Encoding", "chunked")
            .extract()
            .asString()
            .split("\n");
    assertThat(lines).hasSize(items.size());
    for (int i = 0; i < lines.length; i++) {
      JsonNode line = json.readTree(lines[i]);
      Item item = items.get(i);
      assertThat(line.get("hash").asText()).isEqualTo(hex(item.getHash()));
      assertThat(line.get("weight").asDouble()).isEqualTo(item.getWeight());
      assertThat(line.get("cell").asInt()).isEqualTo(item.getCell());
      assertThat("ITEM_ORIGIN_" + line.get("origin").asText()).isEqualTo(item.getOrigin().name());
      assertThat(line.get("messages").get(0).get("content").asText())
          .isEqualTo(item.getMessages(0).getContent());
      assertThat(line.get("referenceAnswer").asText()).isEqualTo(item.getReferenceAnswer());
      assertThat(line.get("deployment").asText()).isEqualTo(item.getDeployment());
    }
  }

  private void requireSameVersion(Events events, Version newest) {
    asked(ServiceProfile.VIEWER)
        .get(path(events))
        .then()
        .body("versions.number", equalTo(List.of(2, 1)));
    asked(ServiceProfile.VIEWER)
        .get(path(events) + "/newest")
        .then()
        .body("number", equalTo(2))
        .body("hash", equalTo(hex(newest.getHash())))
        .body("poolFirstDay", equalTo("2026-03-09"))
        .body("poolLastDay", equalTo("2026-03-15"))
        .body("origin", equalTo("WEEK"))
        .body("certificate.equivalentFreshSample.status", equalTo("OK"))
        .body("certificate.heldOutItems", equalTo(newest.getCertificate().getHeldOutItems()))
        .body("sentence", equalTo(newest.getSentence()));
    assertThat(newest.getSentence())
        .startsWith("This 40-item set stands for the traffic of 9 March");
    assertThat(
            stub(ServiceProfile.VIEWER)
                .getVersion(
                    GetVersionRequest.newBuilder().setApplication(events.application()).build())
                .getVersion())
        .isEqualTo(newest);
  }

  private void requireRightDifference(Events events, List<Item> items) {
    Set<ByteString> older = hashes(items(events, 1, ServiceProfile.VIEWER));
    Set<ByteString> newer = hashes(items);
    DiffVersionsResponse diff =
        stub(ServiceProfile.VIEWER)
            .diffVersions(
                DiffVersionsRequest.newBuilder()
                    .setApplication(events.application())
                    .setFrom(1)
                    .setTo(2)
                    .build());
    assertThat(hashes(diff.getAddedList()))
        .isEqualTo(newer.stream().filter(h -> !older.contains(h)).collect(Collectors.toSet()));
    assertThat(hashes(diff.getRemovedList()))
        .isEqualTo(older.stream().filter(h -> !newer.contains(h)).collect(Collectors.toSet()));
    assertThat(diff.getKept()).isEqualTo(newer.size() - diff.getAddedCount()).isPositive();
    assertThat(diff.getAddedList()).allMatch(item -> item.getMessagesCount() == 1);
    asked(ServiceProfile.VIEWER)
        .get(path(events) + "/1/diff/2")
        .then()
        .body("kept", equalTo(diff.getKept()))
        .body("added", hasSize(diff.getAddedCount()))
        .body("removed", hasSize(diff.getRemovedCount()))
        .body("cells", hasSize(diff.getCellsCount()));
  }

  /** Three replicas look at the same moment, besides the schedule of this one. */
  private void race() {
    List<Uni<Void>> replicas =
        IntStream.range(0, 3)
            .mapToObj(
                i ->
                    new WeeklyCutService(
                            applications, clock, prompts, weeks, cuts, database, config)
                        .look())
            .toList();
    get(Uni.join().all(replicas).andCollectFailures());
  }

  private void writeAs(Lease lease, Events events) {
    List<Chosen> chosen =
        IntStream.range(0, 20).mapToObj(i -> new Chosen("e" + i, 0, ItemOrigin.GREEDY, 0)).toList();
    Estimate none = Estimate.insufficient(0, 0, "none");
    Choice choice =
        new Choice(
            chosen,
            1,
            new double[] {1},
            new Certificate(none, none, none, 1, 20, 0, 0, 0, Optional.empty(), List.of()));
    Days days = Days.weekTo(Events.FIRST_DAY + 6);
    get(
        writer.write(
            lease,
            new CutOrder(events.key(), days, 20, CutOrigin.WEEK),
            get(prompts.read(events.key(), days, 1_000)),
            choice));
  }

  private Events start(String application) {
    Events events = new Events(application);
    broker.send(Topic.APPLICATION, 0, events.application(1));
    await().atMost(PATIENCE).until(() -> get(applications.find(events.key())).isPresent());
    return events;
  }

  private void sendWeek(Events events, int week) {
    sendPrompts(events, week * WEEK, (week + 1) * WEEK);
    broker.sendToAll(Topic.EMBEDDED, events.end(Events.at((week + 1) * WEEK - 1)));
  }

  private void sendPrompts(Events events, int from, int to) {
    for (int i = from; i < to; i++) {
      broker.send(Topic.EMBEDDED, Events.partition(i), events.prompt(i));
    }
  }

  /** Arrived before the erasure, reaches the service after it. */
  private static EmbeddedEvent delayed(Events events, int index) {
    EmbeddedEvent.Builder delayed =
        events
            .prompt(WEEK + Prompts.USERS + index % Prompts.USERS - WEEK % Prompts.USERS)
            .toBuilder();
    delayed.getEnvelopeBuilder().getArrivalTimeBuilder().setSeconds(1_700_000_000);
    return delayed.build();
  }

  private void awaitPrompts(Events events, long number) {
    await().atMost(PATIENCE).until(() -> pooled(events) == number);
  }

  private void awaitVersions(Events events, int number) {
    await().atMost(PATIENCE).until(() -> versions(events).size() == number);
  }

  private List<VersionEvent> awaitEvents(Events events, int number) {
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                versionEvents(events).size() >= number
                    && get(database.query("select 1 from outbox").execute()).size() == 0);
    return versionEvents(events);
  }

  private static List<VersionEvent> versionEvents(Events events) {
    String prefix = "default/" + events.application() + "/";
    List<VersionEvent> found = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record :
        Broker.readAll(EvalsetProfile.name(Topic.VERSION))) {
      if (new String(record.key(), UTF_8).startsWith(prefix)) {
        found.add(parse(record));
      }
    }
    return found;
  }

  private static VersionEvent parse(ConsumerRecord<byte[], byte[]> record) {
    try {
      return VersionEvent.parseFrom(record.value());
    } catch (InvalidProtocolBufferException e) {
      throw new AssertionError(e);
    }
  }

  private static List<String> reasons(Topic topic) {
    return Broker.readAll(EvalsetProfile.deadLetters(topic)).stream()
        .map(record -> new String(record.headers().lastHeader("dead-letter-reason").value(), UTF_8))
        .toList();
  }

  /** Whether everything that is in the topic has been written to the database. */
  private boolean read(String stream) {
    int sent = Broker.readAll(EvalsetProfile.name(Topic.EMBEDDED)).size();
    return number(
            "select coalesce(sum(next_offset), 0)::bigint from intake_offset where stream = $1",
            Tuple.of(stream))
        == sent;
  }

  private long pooled(Events events) {
    return number(
        "select count(*) from pool_item where application = $1", Tuple.of(events.application()));
  }

  private long pooledOf(Events events, String user) {
    return number(
        "select count(*) from pool_item where application = $1 and unit = $2",
        Tuple.of(events.application(), user));
  }

  private long counted(String outcome) {
    return (long) meters.counter("tidemark.evalset.pool.records", "outcome", outcome).count();
  }

  private long number(String query, Tuple values) {
    return get(database.preparedQuery(query).execute(values)).iterator().next().getLong(0);
  }

  private void run(String statement, Tuple values) {
    get(database.preparedQuery(statement).execute(values));
  }

  private List<Version> versions(Events events) {
    return stub(ServiceProfile.VIEWER)
        .listVersions(ListVersionsRequest.newBuilder().setApplication(events.application()).build())
        .getVersionsList();
  }

  private List<Item> items(Events events, int version, String token) {
    List<Item> items = new ArrayList<>();
    stub(token)
        .streamItems(
            StreamItemsRequest.newBuilder()
                .setApplication(events.application())
                .setVersion(version)
                .build())
        .forEachRemaining((StreamItemsResponse one) -> items.add(one.getItem()));
    return items;
  }

  private EvalSetServiceBlockingStub stub(String token) {
    return EvalSetServiceGrpc.newBlockingStub(grpc.with(token));
  }

  private ValidatableResponse cut(Events events, String token, int size) {
    return asked(token)
        .contentType(ContentType.JSON)
        .body(Map.of("size", size))
        .post(path(events))
        .then();
  }

  private static RequestSpecification asked(String token) {
    return given().auth().oauth2(token);
  }

  private static String path(Events events) {
    return "/api/v1/applications/" + events.application() + "/versions";
  }

  private PgLeaseStore leases() {
    return new PgLeaseStore(database);
  }

  private static Set<ByteString> hashes(List<Item> items) {
    return items.stream().map(Item::getHash).collect(Collectors.toSet());
  }

  private static ByteString versionHash(List<Item> items) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      items.forEach(item -> digest.update(item.getHash().toByteArray()));
      return ByteString.copyFrom(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private static String hex(ByteString bytes) {
    return HexFormat.of().formatHex(bytes.toByteArray());
  }
}
