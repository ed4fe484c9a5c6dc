package dev.tidemark.quickstart.endtoend;

import dev.tidemark.quickstart.stack.ServerPorts;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/** Records that the streams of drift dropped because they came twice. */
final class Duplicates {
  private static final String QUESTION =
      "select stream, sum(duplicates) from drift.intake_watermark where application = ?"
          + " group by stream";

  private Duplicates() {}

  /** By stream; streams without any record are not in it. */
  static Map<String, Long> of(String application, ServerPorts servers) throws SQLException {
    String url = "jdbc:postgresql://127.0.0.1:" + servers.postgres() + "/postgres";
    try (Connection connection = DriverManager.getConnection(url, "postgres", "postgres");
        PreparedStatement question = connection.prepareStatement(QUESTION)) {
      question.setString(1, application);
      Map<String, Long> duplicates = new TreeMap<>();
      try (ResultSet rows = question.executeQuery()) {
        while (rows.next()) {
          duplicates.put(rows.getString(1), rows.getLong(2));
        }
      }
      return duplicates;
    }
  }
}
