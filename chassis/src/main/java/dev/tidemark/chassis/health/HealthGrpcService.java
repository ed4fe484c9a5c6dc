package dev.tidemark.chassis.health;

import grpc.health.v1.HealthOuterClass.HealthCheckRequest;
import grpc.health.v1.HealthOuterClass.HealthCheckResponse;
import grpc.health.v1.HealthOuterClass.HealthCheckResponse.ServingStatus;
import grpc.health.v1.MutinyHealthGrpc;
import io.quarkus.grpc.GrpcService;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.smallrye.health.SmallRyeHealth;
import io.smallrye.health.SmallRyeHealthReporter;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

/**
 * Readiness as gRPC health. One answer for every service name: a replica takes work or it does not.
 */
@GrpcService
@PermitAll
public class HealthGrpcService extends MutinyHealthGrpc.HealthImplBase {
  /** How often a watcher's answer is looked up; it hears of changes only. */
  private static final Duration PERIOD = Duration.ofSeconds(2);

  private final SmallRyeHealthReporter reporter;
  private volatile boolean stopping;

  HealthGrpcService(SmallRyeHealthReporter reporter) {
    this.reporter = reporter;
  }

  @Override
  @PermitAll
  public Uni<HealthCheckResponse> check(HealthCheckRequest request) {
    return status().map(HealthGrpcService::response);
  }

  /** A watcher's call would never end by itself, and a stop waits for the calls in progress. */
  void stop(@Observes ShutdownDelayInitiatedEvent event) {
    stopping = true;
  }

  /** Ends with NOT_SERVING, soon after the process has been told to stop. */
  @Override
  @PermitAll
  public Multi<HealthCheckResponse> watch(HealthCheckRequest request) {
    return Multi.createFrom()
        .ticks()
        .every(PERIOD)
        .onOverflow()
        .drop()
        .onItem()
        .transformToUniAndConcatenate(tick -> status())
        .select()
        .first(status -> !stopping)
        .onCompletion()
        .continueWith(ServingStatus.NOT_SERVING)
        .skip()
        .repetitions()
        .map(HealthGrpcService::response);
  }

  private Uni<ServingStatus> status() {
    return reporter
        .getReadinessAsync()
        .map(SmallRyeHealth::isDown)
        .map(down -> down ? ServingStatus.NOT_SERVING : ServingStatus.SERVING);
  }

  private static HealthCheckResponse response(ServingStatus status) {
    return HealthCheckResponse.newBuilder().setStatus(status).build();
  }
}
