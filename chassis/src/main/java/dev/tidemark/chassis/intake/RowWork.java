package dev.tidemark.chassis.intake;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgException;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Rows of one batch: written at once, nothing is kept. */
final class RowWork<T, P> extends Work<T, P> {
  private final RowHandler<T, P> handler;
  private List<Received<T>> records = List.of();
  private @Nullable P prepared;

  RowWork(TopicPartition partition, RowHandler<T, P> handler) {
    super(partition, handler);
    this.handler = handler;
  }

  @Override
  Uni<Void> load(SqlConnection transaction) {
    return Uni.createFrom().voidItem();
  }

  @Override
  void accept(List<Received<T>> batch, P ready) {
    records = batch;
    prepared = ready;
  }

  @Override
  boolean wantsFlush() {
    return true;
  }

  @Override
  Uni<Void> write(SqlConnection transaction) {
    P ready = prepared;
    return ready == null ? Uni.createFrom().voidItem() : handler.write(transaction, ready);
  }

  @Override
  void written() {
    P ready = prepared;
    if (ready != null) {
      handler.written(ready);
    }
    discard();
  }

  @Override
  void discard() {
    records = List.of();
    prepared = null;
  }

  /** Tries every record alone: only the one whose own values are refused is to blame. */
  @Override
  Uni<List<Rejected>> findUnwritable(LaneStore store) {
    return Multi.createFrom()
        .iterable(records)
        .onItem()
        .transformToUniAndConcatenate(suspect -> tryOut(store, suspect))
        .filter(Optional::isPresent)
        .map(Optional::get)
        .collect()
        .asList();
  }

  @Override
  Uni<List<Rejected>> takeAgainWithout(List<Rejected> guilty) {
    List<Received<T>> innocent =
        records.stream()
            .filter(
                one ->
                    guilty.stream()
                        .noneMatch(bad -> bad.source().offset() == one.source().offset()))
            .toList();
    if (innocent.isEmpty()) {
      discard();
    }
    return take(innocent);
  }

  private Uni<Optional<Rejected>> tryOut(LaneStore store, Received<T> suspect) {
    return prepare(List.of(suspect))
        .chain(ready -> store.tryOut(connection -> handler.write(connection, ready)))
        .replaceWith(Optional.<Rejected>empty())
        .onFailure(RowWork::isDataError)
        .recoverWithItem(failure -> Optional.of(unwritable(suspect, failure)));
  }

  private static Rejected unwritable(Received<?> suspect, Throwable failure) {
    String state = failure instanceof PgException refused ? refused.getSqlState() : "";
    return new Rejected(
        suspect.source(), "UNWRITABLE", "the database refuses its values, SQLSTATE " + state);
  }

  /** SQLSTATE class 22 (data exception) and 23 (constraint): the same values always fail. */
  static boolean isDataError(Throwable failure) {
    String state = failure instanceof PgException refused ? refused.getSqlState() : "";
    return state != null && (state.startsWith("22") || state.startsWith("23"));
  }
}
