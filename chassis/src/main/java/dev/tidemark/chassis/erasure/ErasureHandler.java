package dev.tidemark.chassis.erasure;

import dev.tidemark.chassis.intake.Received;
import dev.tidemark.chassis.intake.RowHandler;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;
import org.apache.kafka.common.TopicPartition;

/** Erases in one transaction, while nobody else writes rows of users. */
final class ErasureHandler implements RowHandler<Erasure, List<Erasure>> {
  private final Eraser eraser;

  ErasureHandler(Eraser eraser) {
    this.eraser = eraser;
  }

  @Override
  public Uni<List<Erasure>> prepare(TopicPartition partition, List<Received<Erasure>> records) {
    return Uni.createFrom().item(records.stream().map(Received::payload).toList());
  }

  @Override
  public Uni<Void> write(SqlConnection transaction, List<Erasure> erasures) {
    return UserRowStore.lockAlone(transaction)
        .onItem()
        .transformToMulti(locked -> Multi.createFrom().iterable(erasures))
        .onItem()
        .transformToUniAndConcatenate(erasure -> eraser.erase(transaction, erasure))
        .collect()
        .last()
        .replaceWithVoid();
  }
}
