package dev.tidemark.chassis.intake;

/**
 * One topic read by one service for one purpose.
 *
 * @param service short name of the service, {@code drift}: names the dead letter topics
 * @param purpose {@code analyse}; the consumer group is {@code <service>-<purpose>}
 * @param channel SmallRye channel that reads it
 */
public record IntakeStream(String service, String purpose, String channel) {
  /** Name of the stream: its consumer group and its key in the database. */
  public String name() {
    return service + "-" + purpose;
  }

  /** Dead letter topic of a topic of this stream. */
  public String deadLetterTopic(String topic) {
    return topic + "." + service + ".dlq";
  }
}
