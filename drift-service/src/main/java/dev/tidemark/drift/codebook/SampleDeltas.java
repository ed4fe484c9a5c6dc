package dev.tidemark.drift.codebook;

import dev.tidemark.chassis.application.ApplicationKey;
import dev.tidemark.chassis.stream.Sql;
import dev.tidemark.chassis.stream.Vectors;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;

/**
 * Vectors of one partition that wait to be kept until a codebook has been learned. Not thread-safe.
 */
public final class SampleDeltas {
  private static final String ADD =
      "insert into codebook_sample (tenant, application, space, partition, ordinal, user_pseudonym,"
          + " vector) select $1, $2, $3, $4, coalesce(max(ordinal) + 1, 0), $5, $6"
          + " from codebook_sample where tenant = $1 and application = $2 and space = $3"
          + " and partition = $4 having coalesce(max(ordinal) + 1, 0) < $7 and not exists (select 1 from codebook"
          + " where tenant = $1 and application = $2 and space = $3)";

  private final int partition;
  private final int most;
  private final List<SampledVector> vectors = new ArrayList<>();

  /**
   * @param partition whose rows these are
   * @param most vectors kept of an application in this partition
   */
  public SampleDeltas(int partition, int most) {
    this.partition = partition;
    this.most = most;
  }

  /** Adds a vector. */
  public void add(SampledVector vector) {
    if (vectors.size() < most) {
      vectors.add(vector);
    }
  }

  /** Drops what waits of a user. */
  public void forget(ApplicationKey application, String user) {
    vectors.removeIf(
        vector -> vector.application().equals(application) && vector.user().equals(user));
  }

  /** Forgets what was written. */
  public void clear() {
    vectors.clear();
  }

  /** Adds rows while there is room and no codebook. */
  public Uni<Void> write(SqlConnection transaction) {
    return Sql.batch(transaction, ADD, vectors.stream().map(this::row).toList());
  }

  private Tuple row(SampledVector vector) {
    return Tuple.tuple()
        .addString(vector.application().tenant())
        .addString(vector.application().application())
        .addString(vector.space())
        .addInteger(partition)
        .addString(vector.user())
        .addBuffer(Buffer.buffer(Vectors.toBytes(vector.vector())))
        .addInteger(most);
  }
}
