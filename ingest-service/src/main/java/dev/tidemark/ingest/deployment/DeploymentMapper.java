package dev.tidemark.ingest.deployment;

import dev.tidemark.ingest.ApplicationKey;
import dev.tidemark.ingest.delivery.EnvelopeMapper;
import dev.tidemark.ingest.delivery.OutgoingEvent;
import dev.tidemark.ingest.deployment.DeploymentAnnouncement.Wave;
import dev.tidemark.proto.event.v1.Deployment;
import dev.tidemark.proto.event.v1.DeploymentEvent;
import dev.tidemark.proto.event.v1.RolloutStep;
import dev.tidemark.proto.ingest.v1.AnnounceDeploymentRequest;
import dev.tidemark.proto.topic.Topic;
import dev.tidemark.proto.topic.TopicKey;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Between announcements and the contract. */
public final class DeploymentMapper {
  private DeploymentMapper() {}

  /** An announcement as it came over gRPC. */
  public static DeploymentAnnouncement toAnnouncement(AnnounceDeploymentRequest request) {
    Deployment deployment = request.getDeployment();
    return new DeploymentAnnouncement(
        request.getApplication(),
        deployment.getId(),
        deployment.getModel(),
        deployment.getModelVersion(),
        deployment.getPromptTemplate(),
        deployment.getTools(),
        deployment.hasStart()
            ? Optional.of(EnvelopeMapper.instant(deployment.getStart()))
            : Optional.empty(),
        deployment.getRolloutList().stream().map(DeploymentMapper::toWave).toList(),
        deployment.getRandomised(),
        deployment.getDescription());
  }

  /** The event of a checked announcement. */
  static OutgoingEvent toEvent(
      ApplicationKey key, DeploymentAnnouncement announced, Instant arrival) {
    Instant start = announced.start().orElseThrow();
    Deployment deployment = toProto(announced, start);
    String eventId = announced.id() + "@" + fingerprint(deployment);
    DeploymentEvent event =
        DeploymentEvent.newBuilder()
            .setEnvelope(EnvelopeMapper.envelope(key, eventId, start, arrival))
            .setDeployment(deployment)
            .build();
    return OutgoingEvent.ofKey(
        Topic.DEPLOYMENT, TopicKey.application(key.tenant(), key.id()), event);
  }

  /** Of the content: a repeated announcement is a duplicate, a changed one replaces. */
  private static UUID fingerprint(Deployment deployment) {
    return UUID.nameUUIDFromBytes(deployment.toByteArray());
  }

  private static Deployment toProto(DeploymentAnnouncement announced, Instant start) {
    return Deployment.newBuilder()
        .setId(announced.id())
        .setModel(announced.model())
        .setModelVersion(announced.modelVersion())
        .setPromptTemplate(announced.promptTemplate())
        .setTools(announced.tools())
        .setStart(EnvelopeMapper.timestamp(start))
        .addAllRollout(announced.rollout().stream().map(DeploymentMapper::toProto).toList())
        .setRandomised(announced.randomised())
        .setDescription(announced.description())
        .build();
  }

  private static Wave toWave(RolloutStep step) {
    return new Wave(
        step.hasStart() ? Optional.of(EnvelopeMapper.instant(step.getStart())) : Optional.empty(),
        step.getBlocksList());
  }

  private static RolloutStep toProto(Wave wave) {
    return RolloutStep.newBuilder()
        .setStart(EnvelopeMapper.timestamp(wave.start().orElseThrow()))
        .addAllBlocks(wave.blocks())
        .build();
  }
}
