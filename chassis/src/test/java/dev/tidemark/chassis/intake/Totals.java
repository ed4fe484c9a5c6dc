package dev.tidemark.chassis.intake;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.common.TopicPartition;

/** Number, sum and late records of a partition, kept in memory and written now and then. */
final class Totals
    implements AggregateHandler<Sample, List<Received<Sample>>, Totals.PartitionTotals> {
  static final String TABLE =
      "CREATE TABLE total (part int PRIMARY KEY, records bigint, amount bigint, late bigint)";
  static final String RECORDS = "SELECT sum(records) FROM total";
  static final String AMOUNT = "SELECT sum(amount) FROM total";

  private final Duration pause;
  private final Supplier<Uni<Void>> whileWriting;

  Totals() {
    this(Duration.ZERO, () -> Uni.createFrom().voidItem());
  }

  /** A handler that takes its time to prepare and to write. */
  Totals(Duration pause, Supplier<Uni<Void>> whileWriting) {
    this.pause = pause;
    this.whileWriting = whileWriting;
  }

  @Override
  public Uni<List<Received<Sample>>> prepare(
      TopicPartition partition, List<Received<Sample>> records) {
    Uni<List<Received<Sample>>> ready = Uni.createFrom().item(records);
    return pause.isZero() ? ready : ready.onItem().delayIt().by(pause);
  }

  @Override
  public Uni<PartitionTotals> load(SqlConnection transaction, TopicPartition partition) {
    return transaction
        .preparedQuery("SELECT records, amount, late FROM total WHERE part = $1")
        .execute(Tuple.of(partition.partition()))
        .map(
            rows -> {
              PartitionTotals totals = new PartitionTotals(partition.partition());
              rows.forEach(
                  row -> {
                    totals.records = row.getLong(0);
                    totals.amount = row.getLong(1);
                    totals.late = row.getLong(2);
                  });
              return totals;
            });
  }

  @Override
  public void add(PartitionTotals totals, List<Received<Sample>> prepared) {
    for (Received<Sample> received : prepared) {
      totals.records++;
      totals.amount += received.payload().number();
      totals.late += received.late() ? 1 : 0;
    }
  }

  @Override
  public Uni<Void> write(SqlConnection transaction, PartitionTotals totals) {
    return transaction
        .preparedQuery(
            "INSERT INTO total VALUES ($1, $2, $3, $4) ON CONFLICT (part) DO UPDATE SET"
                + " records = excluded.records, amount = excluded.amount, late = excluded.late")
        .execute(Tuple.of(totals.part, totals.records, totals.amount, totals.late))
        .chain(whileWriting::get);
  }

  @Override
  public void written(PartitionTotals totals) {}

  /** What is known of one partition. */
  static final class PartitionTotals {
    private final int part;
    private long records;
    private long amount;
    private long late;

    PartitionTotals(int part) {
      this.part = part;
    }
  }
}
