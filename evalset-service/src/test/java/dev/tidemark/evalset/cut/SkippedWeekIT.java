package dev.tidemark.evalset.cut;

import static dev.tidemark.chassis.testing.Results.get;
import static dev.tidemark.evalset.stack.Traffic.PATIENCE;
import static dev.tidemark.evalset.stack.Traffic.WEEK;
import static dev.tidemark.evalset.stack.VersionsApi.call;
import static dev.tidemark.evalset.stack.VersionsApi.cut;
import static dev.tidemark.evalset.stack.VersionsApi.versions;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tidemark.chassis.doors.GrpcDoor;
import dev.tidemark.chassis.lease.Lease;
import dev.tidemark.chassis.lease.PgLeaseStore;
import dev.tidemark.chassis.testing.ServiceProfile;
import dev.tidemark.evalset.stack.EvalsetProfile;
import dev.tidemark.evalset.stack.Events;
import dev.tidemark.evalset.stack.Prompts;
import dev.tidemark.evalset.stack.Traffic;
import dev.tidemark.proto.evalset.v1.CutVersionRequest;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Weeks that cannot be cut: for ever, or not yet. */
@QuarkusTest
@TestProfile(EvalsetProfile.class)
class SkippedWeekIT {
  private static final long END = Events.FIRST_DAY + 6;

  @Inject Pool database;
  @Inject WeekStore weeks;
  @Inject WeeklyCutService weekly;
  @Inject Traffic traffic;

  @Test
  void skipsAWeekOfTooFewPromptsAndKeepsTheReason() {
    Events events = traffic.start("skipped");
    traffic.sendPrompts(events, 0, 30);
    traffic.end(events, Events.at(WEEK - 1));

    await().atMost(PATIENCE).until(() -> get(weeks.decided(events.key(), 0)).contains(END));
    assertThat(
            traffic.number(
                "select count(*) from week where application = $1 and version is null"
                    + " and reason like 'the pool holds % different prompts %40 are needed;%'",
                Tuple.of(events.application())))
        .isEqualTo(1);
    assertThat(versions(events)).isEmpty();
    awaitReason(events, 100, "POOL_TOO_SMALL");
  }

  @Test
  void triesAWeekAgainWhoseSpaceItDidNotKnow() {
    Events events = traffic.start("skipped-not");
    traffic.sendPrompts(events, 0, WEEK);
    traffic.awaitPooled(events, WEEK);
    space(events, "elsewhere");
    traffic.end(events, Events.at(WEEK - 1));
    traffic.awaitRead();
    get(weekly.look());
    assertThat(get(weeks.decided(events.key(), 0))).isEmpty();
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                cut(events, ServiceProfile.OPERATOR, 20)
                    .statusCode(400)
                    .body("reason", equalTo("UNKNOWN_SPACE"))
                    .body("detail", containsString("space \"elsewhere\"")));
    awaitReason(events, 20, "UNKNOWN_SPACE");

    space(events, Prompts.SPACE);
    traffic.awaitVersions(events, 1);
    assertThat(get(weeks.decided(events.key(), 0))).containsExactly(END);
  }

  @Test
  void skipsNothingUnderALeaseThatIsLost() {
    Events events = new Events("skipped-late");
    PgLeaseStore leases = new PgLeaseStore(database);
    String name = CutOrder.leaseOf(events.key());
    Lease old = get(leases.acquire(name, "old", Duration.ofMinutes(1))).orElseThrow();
    get(leases.release(old));
    Lease current = get(leases.acquire(name, "current", Duration.ofMinutes(1))).orElseThrow();

    get(weeks.skip(events.key(), END, "late", old));
    assertThat(get(weeks.decided(events.key(), 0))).isEmpty();
    get(weeks.skip(events.key(), END, "in time", current));
    assertThat(get(weeks.decided(events.key(), 0))).containsExactly(END);
  }

  private void space(Events events, String space) {
    traffic.run(
        "update pool_item set space = $2 where application = $1",
        Tuple.of(events.application(), space));
  }

  /** Between two looks, which hold the lease. */
  private static void awaitReason(Events events, int size, String reason) {
    await().atMost(PATIENCE).untilAsserted(() -> requireReason(events, size, reason));
  }

  private static void requireReason(Events events, int size, String reason) {
    CutVersionRequest request =
        CutVersionRequest.newBuilder().setApplication(events.application()).setSize(size).build();
    StatusRuntimeException refused =
        assertThrows(
            StatusRuntimeException.class,
            () -> call(ServiceProfile.OPERATOR, stub -> stub.cutVersion(request)));
    assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.FAILED_PRECONDITION);
    assertThat(GrpcDoor.errorInfo(refused).getReason()).isEqualTo(reason);
  }
}
