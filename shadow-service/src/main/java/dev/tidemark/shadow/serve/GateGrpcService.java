package dev.tidemark.shadow.serve;

import dev.tidemark.chassis.access.Role;
import dev.tidemark.chassis.application.CallerApplicationStore;
import dev.tidemark.proto.shadow.v1.EvaluateRequest;
import dev.tidemark.proto.shadow.v1.EvaluateResponse;
import dev.tidemark.proto.shadow.v1.MutinyGateServiceGrpc;
import dev.tidemark.shadow.candidate.CandidateKey;
import dev.tidemark.shadow.gate.Gate;
import dev.tidemark.shadow.verdict.VerdictService;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;

/** {@code tidemark.shadow.v1.GateService}. */
@GrpcService
class GateGrpcService extends MutinyGateServiceGrpc.GateServiceImplBase {
  private final CallerApplicationStore applications;
  private final VerdictService verdicts;

  GateGrpcService(CallerApplicationStore applications, VerdictService verdicts) {
    this.applications = applications;
    this.verdicts = verdicts;
  }

  @Override
  @RolesAllowed(Role.VIEWER_NAME)
  public Uni<EvaluateResponse> evaluate(EvaluateRequest request) {
    return applications
        .require(request.getApplication())
        .chain(
            application ->
                verdicts.statement(new CandidateKey(application.key(), request.getCandidate())))
        .map(Gate::of)
        .map(ShadowGrpcMapper::gate);
  }
}
