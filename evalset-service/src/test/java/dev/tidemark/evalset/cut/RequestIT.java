package dev.tidemark.evalset.cut;

import static dev.tidemark.chassis.testing.Results.get;
import static dev.tidemark.evalset.stack.VersionsApi.asked;
import static dev.tidemark.evalset.stack.VersionsApi.call;
import static dev.tidemark.evalset.stack.VersionsApi.cut;
import static dev.tidemark.evalset.stack.VersionsApi.path;
import static dev.tidemark.evalset.stack.VersionsApi.versions;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tidemark.chassis.doors.GrpcDoor;
import dev.tidemark.chassis.lease.Lease;
import dev.tidemark.chassis.lease.PgLeaseStore;
import dev.tidemark.chassis.testing.ServiceProfile;
import dev.tidemark.evalset.stack.EvalsetProfile;
import dev.tidemark.evalset.stack.Events;
import dev.tidemark.evalset.stack.Traffic;
import dev.tidemark.proto.evalset.v1.CutVersionRequest;
import io.grpc.StatusRuntimeException;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Versions that somebody asks for. */
@QuarkusTest
@TestProfile(EvalsetProfile.class)
class RequestIT {
  @Inject Pool database;
  @Inject Traffic traffic;

  @Test
  void refusesWhileThePoolIsEmpty() {
    Events events = traffic.start("request-early");
    asked(ServiceProfile.VIEWER).get(path(events) + "/1").then().statusCode(404);
    cut(events, ServiceProfile.OPERATOR, 20)
        .statusCode(400)
        .body("reason", equalTo("POOL_TOO_SMALL"));
  }

  @Test
  void cutsOnRequestAndSaysWhyNot() {
    Events events = traffic.start("request");
    traffic.sendWeek(events, 0);
    traffic.awaitVersions(events, 1);
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
  }

  @Test
  void cutsOneAtATime() {
    Events events = traffic.start("request-busy");
    traffic.sendWeek(events, 0);
    traffic.awaitVersions(events, 1);
    PgLeaseStore leases = new PgLeaseStore(database);
    Lease held =
        get(leases.acquire(CutOrder.leaseOf(events.key()), "x", Duration.ofMinutes(1)))
            .orElseThrow();
    cut(events, ServiceProfile.OPERATOR, 30).statusCode(409).body("reason", equalTo("CUT_RUNNING"));
    CutVersionRequest request =
        CutVersionRequest.newBuilder().setApplication(events.application()).build();
    StatusRuntimeException running =
        assertThrows(
            StatusRuntimeException.class,
            () -> call(ServiceProfile.OPERATOR, stub -> stub.cutVersion(request)));
    assertThat(GrpcDoor.errorInfo(running).getReason()).isEqualTo("CUT_RUNNING");
    get(leases.release(held));
    assertThat(versions(events)).hasSize(1);
  }
}
