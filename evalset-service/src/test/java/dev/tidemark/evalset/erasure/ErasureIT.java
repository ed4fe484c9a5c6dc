package dev.tidemark.evalset.erasure;

import static dev.tidemark.evalset.stack.Traffic.PATIENCE;
import static dev.tidemark.evalset.stack.VersionsApi.asked;
import static dev.tidemark.evalset.stack.VersionsApi.items;
import static dev.tidemark.evalset.stack.VersionsApi.path;
import static dev.tidemark.evalset.stack.VersionsApi.versions;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.google.protobuf.ByteString;
import dev.tidemark.chassis.testing.ServiceProfile;
import dev.tidemark.evalset.stack.EvalsetProfile;
import dev.tidemark.evalset.stack.Events;
import dev.tidemark.evalset.stack.Prompts;
import dev.tidemark.evalset.stack.Traffic;
import dev.tidemark.evalset.stack.VersionsApi;
import dev.tidemark.evalset.version.Content;
import dev.tidemark.evalset.version.ItemHash;
import dev.tidemark.proto.evalset.v1.Item;
import dev.tidemark.proto.evalset.v1.Version;
import dev.tidemark.proto.event.v1.EmbeddedEvent;
import dev.tidemark.proto.topic.Topic;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is left of a user who asked to be forgotten. */
@QuarkusTest
@TestProfile(EvalsetProfile.class)
class ErasureIT {
  @Inject Traffic traffic;

  @Test
  void anErasedUserLeavesATombstoneThatStillVerifies() {
    Events events = traffic.start("erasure");
    traffic.sendWeek(events, 0);
    traffic.awaitVersions(events, 1);
    List<Item> before = items(events, 1, ServiceProfile.VIEWER);
    assertThat(before).hasSize(40).allMatch(ErasureIT::verifies);
    assertThat(version(events).getHash()).isEqualTo(VersionsApi.hash(before));
    int index = Integer.parseInt(before.getFirst().getMessages(0).getContent().substring(7));
    String user = Events.user(index);
    long authored = pooledOf(events, user);
    traffic.send(Topic.ERASURE, Events.partition(index), events.erasure(user));
    await().atMost(PATIENCE).until(() -> version(events).getErased() > 0);

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
    assertThat(stone.getSalt()).isEqualTo(ByteString.EMPTY);
    assertThat(after)
        .filteredOn(item -> !item.getSalt().isEmpty())
        .hasSize(40 - version(events).getErased())
        .allMatch(ErasureIT::verifies);
    assertThat(version(events).getHash()).isEqualTo(VersionsApi.hash(after));
    assertThat(version(events).getSentence()).contains("erased");
    asked(ServiceProfile.VIEWER)
        .get(path(events) + "/1")
        .then()
        .body("erased", equalTo(version(events).getErased()));
    requireUnchangeable(events);
  }

  /** Only an erasure takes something from a version. */
  private void requireUnchangeable(Events events) {
    List<String> changes =
        List.of(
            "update version set items = 1 where application = $1",
            "delete from version where application = $1",
            "update version_item set weight = 1 where application = $1",
            "delete from version_item where application = $1",
            "update item set content = '' where application = $1 and erased_at is null",
            "update item set first_day = 0 where application = $1 and erased_at is not null",
            "update item set hash = '', source_id = null, unit = null, salt = null, content = null,"
                + " vector = null, erased_at = now() where application = $1 and erased_at is null",
            "delete from item where application = $1");
    assertThat(changes)
        .allSatisfy(
            change ->
                assertThatThrownBy(() -> traffic.run(change, Tuple.of(events.application())))
                    .hasMessageContaining("versions stay as they were cut"));
  }

  /** Whether the hash of an item is that of its salt and its texts. */
  private static boolean verifies(Item item) {
    Content content =
        new Content(
            item.getMessagesList().stream()
                .map(message -> new Content.Turn("user", message.getContent()))
                .toList(),
            item.getReferenceAnswer());
    byte[] hash = ItemHash.of(item.getSalt().toByteArray(), content);
    return ByteString.copyFrom(hash).equals(item.getHash());
  }

  @Test
  void whatWasOnItsWayBeforeTheErasureDoesNotComeBack() {
    Events events = traffic.start("erasure-delayed");
    traffic.sendPrompts(events, 0, 2 * Prompts.USERS);
    traffic.awaitPooled(events, 2 * Prompts.USERS);
    String user = Events.user(0);
    traffic.send(Topic.ERASURE, Events.partition(0), events.erasure(user));
    await().atMost(PATIENCE).until(() -> pooledOf(events, user) == 0);

    int next = 6 * Prompts.USERS;
    traffic.send(Topic.EMBEDDED, Events.partition(next), arrivedEarlier(events.prompt(next)));
    traffic.send(
        Topic.EMBEDDED, Events.partition(next + 1), arrivedEarlier(events.prompt(next + 1)));
    traffic.awaitRead();
    assertThat(pooledOf(events, user)).isZero();
    assertThat(pooledOf(events, Events.user(next + 1))).isEqualTo(3);
  }

  private Version version(Events events) {
    return versions(events).getFirst();
  }

  private long pooledOf(Events events, String user) {
    return traffic.number(
        "select count(*) from pool_item where application = $1 and unit = $2",
        Tuple.of(events.application(), user));
  }

  /** Arrived before the erasure, reaches the service after it. */
  private static EmbeddedEvent arrivedEarlier(EmbeddedEvent prompt) {
    EmbeddedEvent.Builder delayed = prompt.toBuilder();
    delayed.getEnvelopeBuilder().getArrivalTimeBuilder().setSeconds(1_700_000_000);
    return delayed.build();
  }
}
