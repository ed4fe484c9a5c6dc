package dev.tidemark.chassis.intake;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.common.TopicPartition;

/** A row per record, in a table without any key, so that nothing hides a double count. */
final class Rows implements RowHandler<Sample, List<Received<Sample>>> {
  static final String TABLE =
      "CREATE TABLE result (id text, number bigint CHECK (number <> 13), part int, off bigint)";
  static final String ROWS = "SELECT count(*) FROM result";

  private final Function<List<Received<Sample>>, Uni<Void>> before;

  Rows() {
    this(records -> Uni.createFrom().voidItem());
  }

  /** A handler that does something asynchronous before its transaction. */
  Rows(Function<List<Received<Sample>>, Uni<Void>> before) {
    this.before = before;
  }

  @Override
  public Uni<List<Received<Sample>>> prepare(
      TopicPartition partition, List<Received<Sample>> records) {
    for (Received<Sample> received : records) {
      if (received.payload().number() == 666) {
        throw received.reject("UNLUCKY_NUMBER", "666");
      }
    }
    return before.apply(records).replaceWith(records);
  }

  @Override
  public Uni<Void> write(SqlConnection transaction, List<Received<Sample>> prepared) {
    return transaction
        .preparedQuery("INSERT INTO result VALUES ($1, $2, $3, $4)")
        .executeBatch(prepared.stream().map(Rows::row).toList())
        .replaceWithVoid();
  }

  private static Tuple row(Received<Sample> received) {
    return Tuple.of(
        received.payload().id(),
        received.payload().number(),
        received.source().partition(),
        received.source().offset());
  }
}
