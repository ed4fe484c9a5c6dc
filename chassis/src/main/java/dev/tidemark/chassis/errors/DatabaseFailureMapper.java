package dev.tidemark.chassis.errors;

import io.smallrye.mutiny.TimeoutException;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells a database that is away from a defect of ours. */
public final class DatabaseFailureMapper {
  private static final Duration RETRY_DELAY = Duration.ofSeconds(1);

  /** Classes of SQLSTATE: connection, resources, operator intervention. */
  private static final Set<String> STATES = Set.of("08", "53", "57");

  /** How the client says without a type of its own that a connection has gone. */
  private static final List<String> CLOSED =
      List.of("Connection is closed", "Pool is closed", "Connection is not active now");

  private DatabaseFailureMapper() {}

  /** Whether a failure says that the database is away. */
  public static boolean isOutage(Throwable thrown) {
    return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause)
        .anyMatch(DatabaseFailureMapper::isItself);
  }

  /** What the caller is told of it. */
  public static CommonException refusal() {
    return CommonException.dependencyUnavailable("the database", RETRY_DELAY);
  }

  private static boolean isItself(@Nullable Throwable thrown) {
    return switch (thrown) {
      case IOException _,
          TimeoutException _,
          ClosedConnectionException _,
          ConnectionPoolTooBusyException _ ->
          true;
      case PgException e ->
          e.getSqlState() != null && STATES.contains(e.getSqlState().substring(0, 2));
      case null -> false;
      default ->
          thrown.getMessage() != null && CLOSED.stream().anyMatch(thrown.getMessage()::startsWith);
    };
  }
}
