package dev.tidemark.chassis.intake;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Running totals of one partition. */
final class AggregateWork<T, P, S> extends Work<T, P> {
  private final TopicPartition partition;
  private final AggregateHandler<T, P, S> handler;
  private @Nullable S totals;

  AggregateWork(TopicPartition partition, AggregateHandler<T, P, S> handler) {
    super(partition, handler);
    this.partition = partition;
    this.handler = handler;
  }

  @Override
  Uni<Void> load(SqlConnection transaction) {
    return handler.load(transaction, partition).invoke(loaded -> totals = loaded).replaceWithVoid();
  }

  /** A failure half-way leaves totals nobody can trust, so the lane must start over. */
  @Override
  void accept(List<Received<T>> records, P prepared) {
    try {
      handler.add(totals(), prepared);
    } catch (RuntimeException e) {
      throw new SpoiltException("totals of " + partition + " are spoilt", e);
    }
  }

  @Override
  boolean wantsFlush() {
    return handler.wantsFlush(totals());
  }

  @Override
  Uni<Void> write(SqlConnection transaction) {
    return handler.write(transaction, totals());
  }

  @Override
  void written() {
    handler.written(totals());
  }

  @Override
  void discard() {
    totals = null;
  }

  private S totals() {
    return Objects.requireNonNull(totals, "totals are loaded before the first record");
  }
}
