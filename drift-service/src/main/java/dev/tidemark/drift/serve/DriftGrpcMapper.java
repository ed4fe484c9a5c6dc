package dev.tidemark.drift.serve;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import dev.tidemark.drift.adaptation.AdaptationReport;
import dev.tidemark.drift.adaptation.PatternChange;
import dev.tidemark.drift.application.DayRange;
import dev.tidemark.drift.deployment.Deployment;
import dev.tidemark.drift.deployment.Wave;
import dev.tidemark.drift.shift.EvalSetShift;
import dev.tidemark.drift.shift.ShiftReport;
import dev.tidemark.proto.drift.v1.AdaptationLabel;
import dev.tidemark.proto.drift.v1.DayWindow;
import dev.tidemark.proto.drift.v1.DeploymentView;
import dev.tidemark.proto.drift.v1.EstimateStatus;
import dev.tidemark.proto.drift.v1.EvalSetDistance;
import dev.tidemark.proto.drift.v1.GetAdaptationReportResponse;
import dev.tidemark.proto.drift.v1.GetShiftReportResponse;
import dev.tidemark.proto.drift.v1.TrafficLight;
import dev.tidemark.proto.event.v1.RolloutStep;
import dev.tidemark.stats.Estimate;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;

/** Reports as generated types; numbers that do not exist are 0 there, with the status saying so. */
final class DriftGrpcMapper {
  private DriftGrpcMapper() {}

  static ByteString vector(float[] values) {
    ByteBuffer bytes =
        ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    return ByteString.copyFrom(bytes);
  }

  static DayRange days(DayWindow window) {
    return ReportResource.range(window.getFirstDay(), window.getLastDay());
  }

  static dev.tidemark.proto.drift.v1.Estimate estimate(Estimate estimate) {
    return dev.tidemark.proto.drift.v1.Estimate.newBuilder()
        .setStatus(
            estimate.ok()
                ? EstimateStatus.ESTIMATE_STATUS_OK
                : EstimateStatus.ESTIMATE_STATUS_INSUFFICIENT)
        .setValue(orZero(estimate.value()))
        .setLow(estimate.ok() ? estimate.interval().low() : 0)
        .setHigh(estimate.ok() ? estimate.interval().high() : 0)
        .setLevel(estimate.level())
        .setN(estimate.n())
        .setNEff(orZero(estimate.nEff()))
        .setReason(estimate.reason())
        .build();
  }

  static GetShiftReportResponse shift(ShiftReport report) {
    GetShiftReportResponse.Builder response =
        GetShiftReportResponse.newBuilder()
            .setSpace(report.space())
            .setMmd2(estimate(report.mmd2()))
            .setNoiseFloor(orZero(report.noiseFloor()))
            .setSmallestDetectable(orZero(report.smallestDetectable()))
            .setKernelVariance(orZero(report.kernelVariance()));
    report
        .windows()
        .ifPresent(
            windows ->
                response
                    .setWindow(window(windows.window()))
                    .setReference(window(windows.reference())));
    report.evalSet().ifPresent(evalSet -> response.setEvalSet(evalSet(evalSet)));
    return response.build();
  }

  private static EvalSetDistance evalSet(EvalSetShift shift) {
    EvalSetDistance.Builder distance =
        EvalSetDistance.newBuilder()
            .setVersion(shift.version())
            .setItems(shift.items())
            .setDistance(estimate(shift.distance()))
            .setEquivalentFreshSample(estimate(shift.worth()));
    shift.window().ifPresent(days -> distance.setWindow(window(days)));
    shift.light().ifPresent(light -> distance.setLight(light(light)));
    return distance.build();
  }

  static TrafficLight light(dev.tidemark.stats.shift.TrafficLight light) {
    return switch (light) {
      case GREEN -> TrafficLight.TRAFFIC_LIGHT_GREEN;
      case AMBER -> TrafficLight.TRAFFIC_LIGHT_AMBER;
      case RED -> TrafficLight.TRAFFIC_LIGHT_RED;
      case UNDECIDED -> TrafficLight.TRAFFIC_LIGHT_UNDECIDED;
    };
  }

  static GetAdaptationReportResponse adaptation(AdaptationReport report) {
    GetAdaptationReportResponse.Builder response =
        GetAdaptationReportResponse.newBuilder()
            .setDeployment(report.deployment())
            .setLabel(label(report.label()))
            .setExplanation(report.explanation())
            .setTreatedUsers(report.treatedUsers())
            .setControlUsers(report.controlUsers())
            .setPValue(report.pValue().orElse(0))
            .setWithinTopic(estimate(report.withinTopic()))
            .setTopicMix(estimate(report.topicMix()))
            .setSizeLowerBound(report.sizeLowerBound().orElse(0))
            .setPlaceboRank(report.placebo().map(AdaptationReport.Placebo::rank).orElse(0))
            .setPlaceboDates(report.placebo().map(AdaptationReport.Placebo::dates).orElse(0));
    report.before().ifPresent(days -> response.setBefore(window(days)));
    report.after().ifPresent(days -> response.setAfter(window(days)));
    report.patterns().forEach(change -> response.addPatterns(pattern(change)));
    return response.build();
  }

  static DeploymentView deployment(ServedDeployment served) {
    DeploymentView.Builder view =
        DeploymentView.newBuilder()
            .setDeployment(deployment(served.deployment()))
            .setInferred(served.inferred())
            .setRecords(served.records());
    served.lastSeen().ifPresent(seen -> view.setLastSeen(timestamp(seen)));
    return view.build();
  }

  private static dev.tidemark.proto.event.v1.Deployment deployment(Deployment deployment) {
    return dev.tidemark.proto.event.v1.Deployment.newBuilder()
        .setId(deployment.id())
        .setModel(deployment.fingerprint().model())
        .setModelVersion(deployment.fingerprint().modelVersion())
        .setPromptTemplate(deployment.fingerprint().promptTemplate())
        .setTools(deployment.fingerprint().tools())
        .setStart(timestamp(deployment.start()))
        .addAllRollout(deployment.rollout().stream().map(DriftGrpcMapper::step).toList())
        .setRandomised(deployment.randomised())
        .setDescription(deployment.description())
        .build();
  }

  private static RolloutStep step(Wave wave) {
    return RolloutStep.newBuilder()
        .setStart(timestamp(wave.start()))
        .addAllBlocks(wave.blocks().stream().sorted().toList())
        .build();
  }

  private static dev.tidemark.proto.drift.v1.PatternChange pattern(PatternChange change) {
    return dev.tidemark.proto.drift.v1.PatternChange.newBuilder()
        .setPattern(change.pattern())
        .setChange(estimate(change.change()))
        .setBefore(orZero(change.before()))
        .setFound(change.found())
        .build();
  }

  private static AdaptationLabel label(dev.tidemark.stats.adaptation.AdaptationLabel label) {
    return switch (label) {
      case CAUSAL -> AdaptationLabel.ADAPTATION_LABEL_CAUSAL;
      case SUGGESTIVE -> AdaptationLabel.ADAPTATION_LABEL_SUGGESTIVE;
      case NOT_IDENTIFIED -> AdaptationLabel.ADAPTATION_LABEL_NOT_IDENTIFIED;
      case INSUFFICIENT -> AdaptationLabel.ADAPTATION_LABEL_INSUFFICIENT;
    };
  }

  private static DayWindow window(DayRange days) {
    return DayWindow.newBuilder().setFirstDay(days.first()).setLastDay(days.last()).build();
  }

  private static Timestamp timestamp(Instant moment) {
    return Timestamp.newBuilder()
        .setSeconds(moment.getEpochSecond())
        .setNanos(moment.getNano())
        .build();
  }

  private static double orZero(double value) {
    return Double.isNaN(value) ? 0 : value;
  }
}
