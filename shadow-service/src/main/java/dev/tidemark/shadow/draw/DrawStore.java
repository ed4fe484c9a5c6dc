package dev.tidemark.shadow.draw;

import dev.tidemark.chassis.stream.Sql;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;

/** The key all replicas draw with; whoever comes first makes it. */
@Singleton
public class DrawStore {
  private static final int BYTES = 32;
  private static final String MAKE =
      "insert into service_key (name, secret) values ('draw', $1) on conflict do nothing";
  private static final String READ = "select secret from service_key where name = 'draw'";

  private final Pool pool;
  private final SecureRandom random = new SecureRandom();
  private volatile @Nullable Draws known;

  DrawStore(Pool pool) {
    this.pool = pool;
  }

  /** The draws of this service. */
  public Uni<Draws> draws() {
    Draws held = known;
    return held != null
        ? Uni.createFrom().item(held)
        : make().chain(this::read).invoke(read -> known = read);
  }

  private Uni<Void> make() {
    byte[] secret = new byte[BYTES];
    random.nextBytes(secret);
    return pool.preparedQuery(MAKE)
        .execute(Tuple.tuple().addBuffer(Buffer.buffer(secret)))
        .replaceWithVoid();
  }

  private Uni<Draws> read() {
    return pool.query(READ).execute().map(rows -> new Draws(Sql.bytes(rows.iterator().next(), 0)));
  }
}
