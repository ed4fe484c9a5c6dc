package dev.tidemark.drift.deployment;

import dev.tidemark.chassis.intake.ClockKind;
import dev.tidemark.chassis.intake.Decoded;
import dev.tidemark.chassis.intake.Decoder;
import dev.tidemark.chassis.intake.Decoding;
import dev.tidemark.drift.application.ApplicationKey;
import dev.tidemark.drift.application.EventDecoder;
import dev.tidemark.drift.stream.Fields;
import dev.tidemark.drift.stream.Records;
import dev.tidemark.proto.event.v1.Deployment;
import dev.tidemark.proto.event.v1.DeploymentEvent;
import dev.tidemark.proto.event.v1.RolloutStep;
import dev.tidemark.proto.topic.Topic;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A deployment as a gateway announced it.
 *
 * @param application it belongs to
 * @param start first moment it answers anybody
 * @param deployment the contract's message, checked
 */
public record Announcement(ApplicationKey application, Instant start, Deployment deployment) {

  /** Reads announcements; repeating one changes nothing, so they need no clock. */
  public static Decoder<Announcement> decoder() {
    return Announcement::decode;
  }

  private static Decoding<Announcement> decode(ConsumerRecord<byte[], byte[]> message) {
    return Records.decode(
        Topic.DEPLOYMENT.topicName(), DeploymentEvent.parser(), message, Announcement::decode);
  }

  private static Decoded<Announcement> decode(DeploymentEvent event) {
    ApplicationKey application = EventDecoder.key(event.getEnvelope());
    Announcement announcement = of(application, event.getDeployment());
    return new Decoded<>(
        application.tenant(),
        application.application(),
        Records.repeatable(event.getEnvelope()),
        Fields.moment("envelope.arrival_time", event.getEnvelope().getArrivalTime()),
        ClockKind.WALL,
        announcement);
  }

  private static Announcement of(ApplicationKey application, Deployment deployment) {
    Fields.named("deployment.id", deployment.getId());
    Fields.named("deployment.model", deployment.getModel());
    Fields.text("deployment.model_version", deployment.getModelVersion());
    Fields.text("deployment.prompt_template", deployment.getPromptTemplate());
    Fields.text("deployment.tools", deployment.getTools());
    for (RolloutStep step : deployment.getRolloutList()) {
      Fields.moment("deployment.rollout.start", step.getStart());
      step.getBlocksList().forEach(Fields::block);
    }
    return new Announcement(
        application, Fields.moment("deployment.start", deployment.getStart()), deployment);
  }
}
