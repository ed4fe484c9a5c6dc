package dev.tidemark.evalset.serve;

import static dev.tidemark.evalset.stack.VersionsApi.asked;
import static dev.tidemark.evalset.stack.VersionsApi.call;
import static dev.tidemark.evalset.stack.VersionsApi.hex;
import static dev.tidemark.evalset.stack.VersionsApi.items;
import static dev.tidemark.evalset.stack.VersionsApi.path;
import static dev.tidemark.evalset.stack.VersionsApi.versions;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.ByteString;
import dev.tidemark.chassis.doors.GrpcDoor;
import dev.tidemark.chassis.testing.ServiceProfile;
import dev.tidemark.evalset.stack.EvalsetProfile;
import dev.tidemark.evalset.stack.Events;
import dev.tidemark.evalset.stack.Prompts;
import dev.tidemark.evalset.stack.Traffic;
import dev.tidemark.evalset.stack.VersionsApi;
import dev.tidemark.proto.evalset.v1.DiffVersionsRequest;
import dev.tidemark.proto.evalset.v1.DiffVersionsResponse;
import dev.tidemark.proto.evalset.v1.GetVersionRequest;
import dev.tidemark.proto.evalset.v1.Item;
import dev.tidemark.proto.evalset.v1.StreamItemsRequest;
import dev.tidemark.proto.evalset.v1.Version;
import dev.tidemark.proto.event.v1.VersionEvent;
import io.grpc.StatusRuntimeException;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Both doors tell the same of two weekly versions. */
@QuarkusTest
@TestProfile(EvalsetProfile.class)
class DoorsIT {
  private static final int SIZE = 40;

  @Inject ObjectMapper json;
  @Inject Traffic traffic;

  @Test
  void givesVersionsItemsAndDifferencesAlikeOnBothDoors() throws JsonProcessingException {
    Events events = traffic.start("doors");
    traffic.sendWeek(events, 0);
    traffic.awaitVersions(events, 1);
    traffic.sendWeek(events, 1);
    traffic.awaitVersions(events, 2);
    Version newest = versions(events).getFirst();
    List<Item> items = items(events, 2, ServiceProfile.VIEWER);

    assertThat(newest.getItems()).isEqualTo(SIZE).isEqualTo(items.size());
    assertThat(newest.getRetained()).isPositive();
    assertThat(newest.getHash()).isEqualTo(VersionsApi.hash(items));
    assertThat(items.stream().mapToDouble(Item::getWeight).sum()).isCloseTo(1, within(1e-9));
    requireVectorsForServicesOnly(events, items);
    requireSameExport(events, items);
    requireSameVersion(events, newest);
    requireRightDifference(events, items);
    assertThat(traffic.awaitPublished(events, 2))
        .extracting(VersionEvent::getHash)
        .containsExactlyInAnyOrderElementsOf(
            versions(events).stream().map(Version::getHash).toList());
  }

  @Test
  void namesTheVersionItDoesNotHave() {
    Events events = traffic.start("doors-unknown");
    asked(ServiceProfile.VIEWER)
        .get(path(events) + "/9/items.jsonl")
        .then()
        .statusCode(404)
        .contentType("application/problem+json")
        .body("reason", equalTo("UNKNOWN_VERSION"));
    asked(ServiceProfile.VIEWER)
        .get(path(events) + "/x")
        .then()
        .statusCode(400)
        .body("reason", equalTo("INVALID_FIELD"));
    StatusRuntimeException unknown =
        assertThrows(StatusRuntimeException.class, () -> items(events, 9, ServiceProfile.VIEWER));
    assertThat(GrpcDoor.errorInfo(unknown).getReason()).isEqualTo("UNKNOWN_VERSION");
  }

  private void requireVectorsForServicesOnly(Events events, List<Item> items) {
    assertThat(items).allMatch(item -> item.getVector().isEmpty());
    assertThat(items(events, 0, ServiceProfile.SERVICE)).allMatch(DoorsIT::hasVector);
    StreamItemsRequest request =
        StreamItemsRequest.newBuilder()
            .setApplication(events.application())
            .setVersion(2)
            .setVectorsOnly(true)
            .build();
    List<Item> vectors = items(request, ServiceProfile.SERVICE);
    assertThat(vectors)
        .hasSize(SIZE)
        .allMatch(item -> item.getMessagesCount() == 0 && item.getReferenceAnswer().isEmpty())
        .allMatch(item -> item.getSalt().isEmpty())
        .allMatch(DoorsIT::hasVector);
    assertThat(hashes(vectors)).isEqualTo(hashes(items));
  }

  private static boolean hasVector(Item item) {
    return item.getVector().size() == Float.BYTES * Prompts.DIMENSION;
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
      assertThat(line.get("salt").asText()).isEqualTo(hex(item.getSalt())).hasSize(64);
      assertThat(line.get("poolWeight").asDouble()).isEqualTo(item.getPoolWeight());
      assertThat(item.getPoolWeight() > 0).isEqualTo(item.getInclusionProbability() > 0);
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
    GetVersionRequest request =
        GetVersionRequest.newBuilder().setApplication(events.application()).build();
    assertThat(call(ServiceProfile.VIEWER, stub -> stub.getVersion(request)).getVersion())
        .isEqualTo(newest);
  }

  private void requireRightDifference(Events events, List<Item> items) {
    Set<ByteString> older = hashes(items(events, 1, ServiceProfile.VIEWER));
    Set<ByteString> newer = hashes(items);
    DiffVersionsRequest request =
        DiffVersionsRequest.newBuilder()
            .setApplication(events.application())
            .setFrom(1)
            .setTo(2)
            .build();
    DiffVersionsResponse diff = call(ServiceProfile.VIEWER, stub -> stub.diffVersions(request));
    assertThat(hashes(diff.getAddedList())).isEqualTo(without(newer, older));
    assertThat(hashes(diff.getRemovedList())).isEqualTo(without(older, newer));
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

  private static Set<ByteString> hashes(List<Item> items) {
    return items.stream().map(Item::getHash).collect(Collectors.toSet());
  }

  private static Set<ByteString> without(Set<ByteString> all, Set<ByteString> some) {
    return all.stream().filter(hash -> !some.contains(hash)).collect(Collectors.toSet());
  }
}
