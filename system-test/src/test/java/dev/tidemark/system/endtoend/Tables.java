package dev.tidemark.system.endtoend;

import dev.tidemark.quickstart.stack.ServerPorts;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the services have written, as their tables show it. */
final class Tables {
  private static final String ALL =
      "(select * from drift.intake_watermark union all select * from shadow.intake_watermark"
          + " union all select * from evalset.intake_watermark) as w";
  private static final String REPEATED =
      "select w.stream, sum(w.duplicates) from "
          + ALL
          + " where w.application = ? group by w.stream";
  private static final String POOLED =
      "select count(*) from evalset.pool_item where application = ?";
  private static final String VERSIONS =
      "select count(*) from evalset.version where application = ?";
  private static final String ROWS =
      "select status || ' ' || reason, count(*) from shadow.attempt"
          + " where application = ? and arm = ? group by 1";
  private static final String LEASE =
      "select owner, token from evalset.lease where name = ? and expires_at > now()";

  private final String url;

  Tables(ServerPorts servers) {
    url = "jdbc:postgresql://127.0.0.1:" + servers.postgres() + "/postgres";
  }

  /** Records dropped because they came twice, by stream; streams without a record are not in it. */
  Map<String, Long> repeated(String application) throws SQLException {
    return counts(REPEATED, application);
  }

  /** Prompts in evalset's pool. */
  long pooled(String application) throws SQLException {
    return ask(POOLED, row -> row.getLong(1), application).getFirst();
  }

  /** Versions of its eval set, also while nobody answers for it. */
  long versions(String application) throws SQLException {
    return ask(VERSIONS, row -> row.getLong(1), application).getFirst();
  }

  /** Rows of one arm by what became of them: status and reason. */
  Map<String, Long> rows(String application, String arm) throws SQLException {
    return counts(ROWS, application, arm);
  }

  /**
   * Who works.
   *
   * @param owner as {@code LeaseOwner} signs
   * @param token the higher, the later
   */
  record Leader(String owner, long token) {
    boolean is(Process process) {
      return owner.contains("/" + process.pid() + "/");
    }
  }

  /** Who cuts a version of the application now. */
  Optional<Leader> cutting(String application) throws SQLException {
    return ask(
            LEASE,
            row -> new Leader(row.getString(1), row.getLong(2)),
            "cut:default:" + application)
        .stream()
        .findFirst();
  }

  /** Lets nobody write a version until it is closed. */
  Connection withoutNewVersions() throws SQLException {
    Connection connection = connect();
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute("lock table evalset.version in share mode");
    }
    return connection;
  }

  private Map<String, Long> counts(String query, String... values) throws SQLException {
    Map<String, Long> counts = new TreeMap<>();
    ask(query, row -> counts.put(row.getString(1).strip(), row.getLong(2)), values);
    return counts;
  }

  @FunctionalInterface
  private interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  private <T> List<T> ask(String query, RowReader<T> reader, String... values) throws SQLException {
    try (Connection connection = connect();
        PreparedStatement question = connection.prepareStatement(query)) {
      for (int i = 0; i < values.length; i++) {
        question.setString(i + 1, values[i]);
      }
      List<T> answers = new ArrayList<>();
      try (ResultSet rows = question.executeQuery()) {
        while (rows.next()) {
          answers.add(reader.read(rows));
        }
      }
      return answers;
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(url, "postgres", "postgres");
  }
}
