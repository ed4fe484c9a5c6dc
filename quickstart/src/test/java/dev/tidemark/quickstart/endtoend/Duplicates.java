package dev.tidemark.quickstart.endtoend;

import dev.tidemark.quickstart.stack.ServerPorts;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/** What the streams of drift, shadow and evalset have read, and what they dropped as repeated. */
final class Duplicates {
  private static final String ALL =
      "(select * from drift.intake_watermark union all select * from shadow.intake_watermark"
          + " union all select * from evalset.intake_watermark) as w";
  private static final String REPEATED =
      "select w.stream, sum(w.duplicates) from "
          + ALL
          + " where w.application = ? group by w.stream";
  private static final String BEHIND =
      "select r.stream, count(*) from drift.intake_watermark d"
          + " cross join (values ('shadow-embedded'), ('evalset-embedded')) r(stream) left join "
          + ALL
          + " on w.stream = r.stream and w.application = d.application"
          + " and w.partition = d.partition where d.application = ?"
          + " and d.stream = 'drift-analyse'"
          + " and (w.event_time is null or w.event_time < d.event_time) group by r.stream";

  private Duplicates() {}

  /** Records dropped because they came twice, by stream; streams without a record are not in it. */
  static Map<String, Long> of(String application, ServerPorts servers) throws SQLException {
    return ask(REPEATED, application, servers);
  }

  /** Partitions of the enriched stream of which others have read less than drift, by stream. */
  static Map<String, Long> behind(String application, ServerPorts servers) throws SQLException {
    return ask(BEHIND, application, servers);
  }

  private static Map<String, Long> ask(String query, String application, ServerPorts servers)
      throws SQLException {
    String url = "jdbc:postgresql://127.0.0.1:" + servers.postgres() + "/postgres";
    try (Connection connection = DriverManager.getConnection(url, "postgres", "postgres");
        PreparedStatement question = connection.prepareStatement(query)) {
      question.setString(1, application);
      Map<String, Long> byStream = new TreeMap<>();
      try (ResultSet rows = question.executeQuery()) {
        while (rows.next()) {
          byStream.put(rows.getString(1), rows.getLong(2));
        }
      }
      return byStream;
    }
  }
}
