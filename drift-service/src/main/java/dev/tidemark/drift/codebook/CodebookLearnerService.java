package dev.tidemark.drift.codebook;

import dev.tidemark.chassis.application.ApplicationKey;
import dev.tidemark.chassis.stream.Sql;
import dev.tidemark.chassis.stream.Vectors;
import dev.tidemark.stats.cluster.Codebook;
import dev.tidemark.stats.cluster.SphericalKMeans;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Learns version 1 once an application has enough prompts.
 *
 * <p>Replicas may learn the same at the same time; the primary key lets one of them win, and
 * whoever comes second finds the sample gone.
 */
@ApplicationScoped
public class CodebookLearnerService {
  private static final Logger LOG = Logger.getLogger(CodebookLearnerService.class);
  private static final int FIRST_VERSION = 1;
  private static final long SEED = 1;
  private static final String LEARNED = "select tenant, application, space from codebook";
  private static final String READY =
      "select tenant, application, space from codebook_sample"
          + " group by tenant, application, space having count(*) >= $1";

  // By ordinal first: all partitions give their earliest.
  private static final String SAMPLE =
      "select vector from codebook_sample where tenant = $1 and application = $2 and space = $3"
          + " order by ordinal, partition limit $4";
  private static final String FORGET =
      "delete from codebook_sample where (tenant, application, space) in"
          + " (select tenant, application, space from codebook)";

  private final Pool pool;
  private final PgCodebookStore store;
  private final CodebookConfig config;
  private volatile Set<Scope> learned = Set.of();

  private record Scope(ApplicationKey application, String space) {
    static Scope of(Row row) {
      return new Scope(new ApplicationKey(row.getString(0), row.getString(1)), row.getString(2));
    }
  }

  CodebookLearnerService(Pool pool, PgCodebookStore store, CodebookConfig config) {
    this.pool = pool;
    this.store = store;
    this.config = config;
  }

  /** Whether an application still collects vectors, as of the last look. */
  public boolean collects(ApplicationKey application, String space) {
    return !learned.contains(new Scope(application, space));
  }

  /** Where a partition's vectors wait until they are written. */
  public SampleDeltas deltas(int partition) {
    return new SampleDeltas(partition, config.sample());
  }

  /** Time between two looks. */
  public Duration interval() {
    return config.interval();
  }

  /** Looks for applications with enough prompts and learns their codebooks, one after another. */
  public Uni<Void> look() {
    return pool.query(LEARNED)
        .execute()
        .invoke(rows -> learned = Set.copyOf(Sql.toList(rows, Scope::of)))
        .chain(() -> Sql.list(pool, READY, Tuple.of(config.sample()), Scope::of))
        .onItem()
        .transformToMulti(ready -> Multi.createFrom().iterable(ready))
        .onItem()
        .transformToUniAndConcatenate(this::learn)
        .collect()
        .last()
        .replaceWithVoid();
  }

  private Uni<Void> learn(Scope scope) {
    Tuple values =
        Tuple.of(
            scope.application().tenant(),
            scope.application().application(),
            scope.space(),
            config.sample());
    return Sql.list(pool, SAMPLE, values, row -> Vectors.fromBytes(Sql.bytes(row, 0)))
        .emitOn(Infrastructure.getDefaultWorkerPool())
        .map(this::fit)
        .chain(codebook -> keep(scope, codebook))
        .invoke(() -> LOG.infof("learned the codebook of %s", scope.application().application()));
  }

  private Codebook fit(List<float[]> vectors) {
    SphericalKMeans means = new SphericalKMeans(config.cells(), config.iterations(), SEED);
    return means.fit(FIRST_VERSION, vectors.toArray(float[][]::new));
  }

  private Uni<Void> keep(Scope scope, Codebook codebook) {
    return pool.withTransaction(
        transaction ->
            store
                .put(transaction, scope.application(), scope.space(), codebook, config.sample())
                .chain(() -> transaction.query(FORGET).execute())
                .replaceWithVoid());
  }
}
