package dev.tidemark.drift.deployment;

import dev.tidemark.chassis.application.ApplicationKey;
import dev.tidemark.chassis.application.EventDecoder;
import dev.tidemark.chassis.clock.ClockKind;
import dev.tidemark.chassis.intake.Decoded;
import dev.tidemark.chassis.intake.Decoder;
import dev.tidemark.chassis.intake.Decoding;
import dev.tidemark.chassis.stream.Fields;
import dev.tidemark.chassis.stream.Records;
import dev.tidemark.proto.event.v1.Deployment;
import dev.tidemark.proto.event.v1.DeploymentEvent;
import dev.tidemark.proto.event.v1.RolloutStep;
import dev.tidemark.proto.topic.Topic;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads announcements; repeating one changes nothing, so they need no clock. */
final class AnnouncementDecoder implements Decoder<Announcement> {

  @Override
  public Decoding<Announcement> decode(ConsumerRecord<byte[], byte[]> record) {
    return Records.decode(
        Topic.DEPLOYMENT.topicName(),
        DeploymentEvent.parser(),
        record,
        AnnouncementDecoder::decode);
  }

  private static Decoded<Announcement> decode(DeploymentEvent event) {
    ApplicationKey application = EventDecoder.key(event.getEnvelope());
    return new Decoded<>(
        application.tenant(),
        application.application(),
        Records.repeatable(event.getEnvelope()),
        Fields.moment("envelope.arrival_time", event.getEnvelope().getArrivalTime()),
        ClockKind.WALL,
        toAnnouncement(application, event.getDeployment()));
  }

  private static Announcement toAnnouncement(ApplicationKey application, Deployment deployment) {
    for (RolloutStep step : deployment.getRolloutList()) {
      Fields.moment("deployment.rollout.start", step.getStart());
      step.getBlocksList().forEach(Fields::block);
    }
    return new Announcement(
        application,
        Fields.named("deployment.id", deployment.getId()),
        new Fingerprint(
            Fields.named("deployment.model", deployment.getModel()),
            Fields.text("deployment.model_version", deployment.getModelVersion()),
            Fields.text("deployment.prompt_template", deployment.getPromptTemplate()),
            Fields.text("deployment.tools", deployment.getTools())),
        Fields.moment("deployment.start", deployment.getStart()),
        deployment.toByteArray());
  }
}
