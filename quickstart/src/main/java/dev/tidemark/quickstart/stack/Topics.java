package dev.tidemark.quickstart.stack;

import dev.tidemark.proto.topic.Topic;
import dev.tidemark.quickstart.process.LaunchException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * Creates the topics of the contract where they are missing, those for dead letters included: a
 * partition waits when its dead letter topic is missing. Existing ones are left alone.
 */
final class Topics {
  private static final int TIMEOUT_SECONDS = 30;
  private static final short REPLICAS = 1;

  private Topics() {}

  /** Creates them with so many partitions each, a power of two. */
  static void create(String bootstrap, int partitions) {
    Map<String, Object> settings = Map.of("bootstrap.servers", bootstrap);
    try (Admin admin = Admin.create(settings)) {
      Set<String> present = admin.listTopics().names().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
      List<NewTopic> missing =
          all(partitions).filter(topic -> !present.contains(topic.name())).toList();
      admin.createTopics(missing).all().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new LaunchException(
          "cannot create the topics on " + bootstrap + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LaunchException("interrupted while creating the topics", e);
    }
  }

  /** Every topic of the contract; dead letters keep the partition of their source. */
  static Stream<NewTopic> all(int partitions) {
    return Stream.of(Topic.values()).flatMap(topic -> withDeadLetters(topic, partitions));
  }

  private static Stream<NewTopic> withDeadLetters(Topic topic, int partitions) {
    Stream<NewTopic> deadLetters =
        topic.readers().stream()
            .map(topic::deadLetterName)
            .map(name -> describe(name, partitions, Topic.deadLetterConfig()));
    return Stream.concat(
        Stream.of(describe(topic.topicName(), partitions, topic.config())), deadLetters);
  }

  private static NewTopic describe(String name, int partitions, Map<String, String> config) {
    return new NewTopic(name, partitions, REPLICAS).configs(config);
  }
}
