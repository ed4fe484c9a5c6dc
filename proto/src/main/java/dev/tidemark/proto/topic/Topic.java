package dev.tidemark.proto.topic;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Topics of Tidemark with their keys and how long their records are kept. */
public enum Topic {
  /** Sampled interactions; key {@link TopicKey#unit}, partition {@code block mod P}. */
  INTERACTION("interaction", Keying.BLOCK, Duration.ofHours(24), "drift"),
  /** Enriched interactions; key and partition of their source. */
  EMBEDDED("embedded", Keying.BLOCK, Duration.ofHours(72), "drift", "evalset", "shadow"),
  /** User feedback; key and partition of the interaction it speaks of. */
  FEEDBACK("feedback", Keying.BLOCK, Duration.ofHours(72), "drift", "shadow"),
  /** Requests to forget a user; key and partition of the user's interactions. */
  ERASURE("erasure", Keying.BLOCK, Duration.ofDays(30), "drift", "evalset", "shadow"),
  /** How selected interactions ended on each arm; key and partition of the interaction. */
  SCORE("score", Keying.BLOCK, Duration.ofDays(7)),
  /** What became of each batch; key {@link TopicKey#application}. */
  TRAFFIC("traffic", Keying.APPLICATION, Duration.ofDays(30), "drift"),
  /** Announced deployments; key {@link TopicKey#application}. */
  DEPLOYMENT("deployment", Keying.APPLICATION, Duration.ofDays(30), "drift"),
  /** Applications and policies, compacted; key {@link TopicKey#application}. */
  APPLICATION("application", Keying.APPLICATION, null, "drift", "evalset", "shadow"),
  /** Published eval-set versions, compacted; key {@link TopicKey#version}. */
  VERSION("version", Keying.APPLICATION, null, "drift");

  /** Partitions of a new topic; a power of two, at most 256, never changed on a live topic. */
  public static final int DEFAULT_PARTITIONS = 16;

  private static final String STAMP = "message.timestamp.type";
  private static final String APPENDED = "LogAppendTime";
  private static final Duration DEAD_LETTERS_KEPT = Duration.ofHours(72);

  /** How the partition of a record is chosen. */
  public enum Keying {
    /** {@code block mod P}: one block, one writer. */
    BLOCK,
    /** Kafka's default hash of the key. */
    APPLICATION
  }

  private final String label;
  private final Keying keying;
  private final Optional<Duration> retention;
  private final List<String> readers;

  Topic(String label, Keying keying, @Nullable Duration retention, String... readers) {
    this.label = label;
    this.keying = keying;
    this.retention = Optional.ofNullable(retention);
    this.readers = List.of(readers);
  }

  /** Full name, {@code tidemark.<label>.v1}. */
  public String topicName() {
    return "tidemark." + label + ".v1";
  }

  /**
   * Name of the topic for records that a service could not read.
   *
   * @param service short name of the consuming service, such as {@code drift}
   */
  public String deadLetterName(String service) {
    return topicName() + "." + service + ".dlq";
  }

  /** Short names of the services that read the topic: each needs its dead letter topic. */
  public List<String> readers() {
    return readers;
  }

  /** How the partition of a record is chosen. */
  public Keying keying() {
    return keying;
  }

  /** How long records are kept; empty for compacted topics. */
  public Optional<Duration> retention() {
    return retention;
  }

  /** Configuration to create the topic with: log-append time, and retention or compaction. */
  public Map<String, String> config() {
    return retention.map(Topic::kept).orElseGet(Topic::compacted);
  }

  /** Configuration to create any dead letter topic with. */
  public static Map<String, String> deadLetterConfig() {
    return kept(DEAD_LETTERS_KEPT);
  }

  private static Map<String, String> kept(Duration time) {
    String millis = Long.toString(time.toMillis());
    return Map.of(STAMP, APPENDED, "cleanup.policy", "delete", "retention.ms", millis);
  }

  private static Map<String, String> compacted() {
    return Map.of(STAMP, APPENDED, "cleanup.policy", "compact");
  }

  /**
   * Partition of a block.
   *
   * @param block 0 to 255
   * @param partitions P of the topic, a power of two
   * @return {@code block mod P}
   */
  public static int partitionOf(int block, int partitions) {
    if (block < 0 || block > 255) {
      throw new IllegalArgumentException("block " + block + " is outside 0 to 255");
    }
    return block % partitions;
  }
}
