package dev.tidemark.chassis.intake;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.common.TopicPartition;

/**
 * What a lane does for its handler between two transactions. Both kinds of handler are this: rows
 * are work that wants to be written after every batch.
 */
abstract class Work<T, P> {
  private final TopicPartition partition;
  private final Preparation<T, P> preparation;

  Work(TopicPartition partition, Preparation<T, P> preparation) {
    this.partition = partition;
    this.preparation = preparation;
  }

  /** Reads the handler's state. */
  abstract Uni<Void> load(SqlConnection transaction);

  /** Takes over prepared records. */
  abstract void accept(List<Received<T>> records, P prepared);

  /** Whether to write now. */
  abstract boolean wantsFlush();

  /** Writes the handler's rows. */
  abstract Uni<Void> write(SqlConnection transaction);

  /** The transaction of the last write has committed. */
  abstract void written();

  /** Drops everything that is not written. */
  abstract void discard();

  /** Finds the records that the database will never accept. */
  Uni<List<Rejected>> findUnwritable(LaneStore store) {
    return Uni.createFrom().item(List.of());
  }

  /** Takes the last batch again without these. */
  Uni<List<Rejected>> takeAgainWithout(List<Rejected> guilty) {
    return Uni.createFrom().item(List.of());
  }

  /**
   * Prepares records and takes them over.
   *
   * @return those that the handler rejected
   */
  Uni<List<Rejected>> take(List<Received<T>> records) {
    return take(records, new ArrayList<>());
  }

  Uni<P> prepare(List<Received<T>> records) {
    return Uni.createFrom().deferred(() -> preparation.prepare(partition, records));
  }

  private Uni<List<Rejected>> take(List<Received<T>> records, List<Rejected> rejected) {
    if (records.isEmpty()) {
      return Uni.createFrom().item(rejected);
    }
    return prepare(records)
        .invoke(prepared -> accept(records, prepared))
        .replaceWith(rejected)
        .onFailure(PoisonException.class)
        .recoverWithUni(poison -> takeOthers(records, poison, rejected));
  }

  private Uni<List<Rejected>> takeOthers(
      List<Received<T>> records, PoisonException poison, List<Rejected> rejected) {
    List<Received<T>> others =
        records.stream().filter(message -> !poison.concerns(message)).toList();
    if (others.size() == records.size()) {
      return Uni.createFrom().failure(new IllegalStateException("rejected a foreign record"));
    }
    rejected.add(poison.rejected());
    return take(others, rejected);
  }

  /** Makes the work of a partition. */
  interface Factory<T> extends Function<TopicPartition, Work<T, ?>> {}
}
