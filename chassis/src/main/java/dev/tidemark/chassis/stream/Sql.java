package dev.tidemark.chassis.stream;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** The few ways in which a service talks to the database. */
public final class Sql {
  private static final int PAGE = 200;

  private Sql() {}

  /**
   * Runs a statement once a row, pipelined; nothing for no rows.
   *
   * @param rows parameters, in the order of the statement
   */
  public static Uni<Void> batch(SqlConnection transaction, String statement, List<Tuple> rows) {
    return rows.isEmpty()
        ? Uni.createFrom().voidItem()
        : transaction.preparedQuery(statement).executeBatch(rows).replaceWithVoid();
  }

  /** All rows of a small result. */
  public static <T> Uni<List<T>> list(
      Pool pool, String query, Tuple values, Function<Row, T> mapper) {
    return pool.preparedQuery(query).execute(values).map(rows -> toList(rows, mapper));
  }

  /** Rows as a list. */
  public static <T> List<T> toList(RowSet<Row> rows, Function<Row, T> mapper) {
    return StreamSupport.stream(rows.spliterator(), false).map(mapper).toList();
  }

  /** Calls with every row of a large result, a page at a time through a cursor. */
  public static Uni<Void> scan(Pool pool, String query, Tuple values, Consumer<Row> consumer) {
    return pool.withTransaction(
        connection ->
            connection
                .prepare(query)
                .onItem()
                .transformToMulti(statement -> statement.createStream(PAGE, values).toMulti())
                .invoke(consumer)
                .onItem()
                .ignoreAsUni());
  }

  /** A bytea column. */
  public static byte[] bytes(Row row, int column) {
    return row.getBuffer(column).getBytes();
  }
}
