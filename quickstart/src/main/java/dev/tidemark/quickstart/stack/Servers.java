package dev.tidemark.quickstart.stack;

import java.util.HashMap;
import java.util.Map;

/**
 * Addresses of the database and the broker.
 *
 * @param database {@code host:port/name}
 * @param user user of the database
 * @param password password of the user
 * @param kafka bootstrap servers
 */
public record Servers(String database, String user, String password, String kafka) {
  /** What every service is told by its environment. */
  public Map<String, String> environment() {
    Map<String, String> variables = new HashMap<>();
    variables.put("TIDEMARK_DB_REACTIVE_URL", "postgresql://" + database);
    variables.put("TIDEMARK_DB_JDBC_URL", "jdbc:postgresql://" + database);
    variables.put("TIDEMARK_DB_USER", user);
    variables.put("TIDEMARK_DB_PASSWORD", password);
    variables.put("TIDEMARK_KAFKA", kafka);
    return variables;
  }
}
