package dev.tidemark.chassis.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

class EmbeddedStackIT {

  @Test
  void createsTopicsOfTheAskedSize() throws Exception {
    String topic = "stack-" + UUID.randomUUID();
    EmbeddedStack.createTopic(topic, 4);
    Map<String, Object> settings = Map.of("bootstrap.servers", EmbeddedStack.bootstrapServers());
    try (Admin admin = Admin.create(settings)) {
      var described = admin.describeTopics(Set.of(topic)).allTopicNames().get(10, TimeUnit.SECONDS);
      assertThat(described.values()).first().extracting(t -> t.partitions().size()).isEqualTo(4);
    }
  }

  @Test
  void givesAnEmptyDatabaseEachTime() throws Exception {
    for (int i = 0; i < 2; i++) {
      TestDatabase database = EmbeddedStack.freshDatabase("stack_it");
      try (Connection connection =
              DriverManager.getConnection(
                  database.jdbcUrl(), database.user(), database.password());
          Statement statement = connection.createStatement();
          ResultSet tables =
              statement.executeQuery("SELECT * FROM pg_tables WHERE schemaname = 'public'")) {
        assertThat(tables.next()).isFalse();
        statement.execute("CREATE TABLE leftover (id int)");
      }
    }
  }
}
