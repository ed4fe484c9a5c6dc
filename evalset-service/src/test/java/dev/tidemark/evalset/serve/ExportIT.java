package dev.tidemark.evalset.serve;

import static dev.tidemark.evalset.stack.VersionsApi.asked;
import static dev.tidemark.evalset.stack.VersionsApi.hex;
import static dev.tidemark.evalset.stack.VersionsApi.items;
import static dev.tidemark.evalset.stack.VersionsApi.path;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.chassis.doors.GrpcDoor;
import dev.tidemark.chassis.testing.ServiceProfile;
import dev.tidemark.evalset.stack.EvalsetProfile;
import dev.tidemark.evalset.stack.Events;
import dev.tidemark.evalset.stack.Traffic;
import dev.tidemark.proto.evalset.v1.EvalSetServiceGrpc;
import dev.tidemark.proto.evalset.v1.Item;
import dev.tidemark.proto.evalset.v1.StreamItemsRequest;
import dev.tidemark.proto.evalset.v1.StreamItemsResponse;
import dev.tidemark.proto.event.v1.Message;
import dev.tidemark.proto.event.v1.Role;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A version of three pages, the last of one item. */
@QuarkusTest
@TestProfile(EvalsetProfile.class)
class ExportIT {
  private static final int SIZE = 101;

  /** Much more than connections hold of a version that nobody reads. */
  private static final int TEXT = 100_000;

  private static final String VERSION =
      "insert into version (tenant, application, number, origin, pool_first_day, pool_last_day,"
          + " items, retained, slice, hash, embedder, space, codebook, cell_shares, certificate)"
          + " values ('default', $1, 1, 'WEEK', 0, 6, $2, 0, 0, '\\x00', 'e', 's', 1, '{}', '\\x')";
  private static final String ITEMS =
      "insert into item (tenant, application, hash, salt, content, vector, deployment, day,"
          + " first_day) select 'default', $1, decode(lpad(to_hex(n), 64, '0'), 'hex'), '\\x00', $3,"
          + " '\\x00', 'd', 0, 6"
          + " from generate_series(0, $2::integer - 1) n";
  private static final String PLACES =
      "insert into version_item (tenant, application, version, position, hash, weight, cell,"
          + " origin, inclusion) select 'default', $1, 1, n, decode(lpad(to_hex(n), 64, '0'), 'hex'), 1.0 / $2::integer, 0,"
          + " 'GREEDY', 1 from generate_series(0, $2::integer - 1) n";
  private static final String ERASE_LAST =
      "update item set erased_at = now(), salt = null, content = null, vector = null"
          + " where application = $1 and hash = decode($2, 'hex')";

  @Inject Traffic traffic;

  @Test
  void givesEveryItemInOrderOnBothDoorsHoweverSlowlyItIsRead() {
    Events events = traffic.start("export");
    publish(events);

    String[] lines =
        asked(ServiceProfile.VIEWER)
            .get(path(events) + "/1/items.jsonl")
            .then()
            .statusCode(200)
            .extract()
            .asString()
            .split("\n");
    assertThat(lines).hasSize(SIZE);
    assertThat(IntStream.range(0, SIZE).mapToObj(i -> lines[i].contains(hash(i))))
        .doesNotContain(false);
    try (GrpcDoor door = new GrpcDoor(RestAssured.port)) {
      Iterator<StreamItemsResponse> slow =
          EvalSetServiceGrpc.newBlockingStub(door.with(ServiceProfile.VIEWER))
              .streamItems(
                  StreamItemsRequest.newBuilder().setApplication(events.application()).build());
      List<Item> read = new ArrayList<>(List.of(slow.next().getItem()));
      // A stream that waits for nobody has everything in memory by the time others have read all.
      assertThat(hashes(items(events, 1, ServiceProfile.VIEWER))).isEqualTo(hashes());
      traffic.run(ERASE_LAST, Tuple.of(events.application(), hash(SIZE - 1)));
      slow.forEachRemaining(one -> read.add(one.getItem()));

      assertThat(hashes(read)).isEqualTo(hashes());
      assertThat(read.getLast().getMessagesCount()).isZero();
      assertThat(read.subList(0, SIZE - 1)).allMatch(item -> item.getMessagesCount() == 1);
    }
  }

  private void publish(Events events) {
    Item content =
        Item.newBuilder()
            .addMessages(
                Message.newBuilder().setRole(Role.ROLE_USER).setContent("long ".repeat(TEXT / 5)))
            .build();
    Tuple version = Tuple.of(events.application(), SIZE);
    traffic.run(VERSION, version);
    traffic.run(
        ITEMS,
        Tuple.of(events.application(), SIZE).addBuffer(Buffer.buffer(content.toByteArray())));
    traffic.run(PLACES, version);
  }

  private static List<String> hashes() {
    return IntStream.range(0, SIZE).mapToObj(ExportIT::hash).toList();
  }

  private static List<String> hashes(List<Item> items) {
    return items.stream().map(item -> hex(item.getHash())).toList();
  }

  private static String hash(int position) {
    return "%064x".formatted(position);
  }
}
