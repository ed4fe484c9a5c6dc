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

/** Creates the topics of the contract where they are missing; existing ones are left alone. */
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
          Stream.of(Topic.values())
              .filter(topic -> !present.contains(topic.topicName()))
              .map(topic -> describe(topic, partitions))
              .toList();
      admin.createTopics(missing).all().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new LaunchException(
          "cannot create the topics on " + bootstrap + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LaunchException("interrupted while creating the topics", e);
    }
  }

  private static NewTopic describe(Topic topic, int partitions) {
    return new NewTopic(topic.topicName(), partitions, REPLICAS).configs(topic.config());
  }
}
