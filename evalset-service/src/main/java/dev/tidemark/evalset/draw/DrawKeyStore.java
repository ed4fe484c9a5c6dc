package dev.tidemark.evalset.draw;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;

/** The one key of all replicas: made at random by the first that needs it, never changed. */
@ApplicationScoped
public class DrawKeyStore {
  private static final String NAME = "draws";
  private static final String MAKE =
      "insert into draw_key (name, bytes) values ($1, $2) on conflict do nothing";
  private static final String READ = "select bytes from draw_key where name = $1";

  private final Pool pool;
  private volatile @Nullable Draws known;

  /** The key in the database behind {@code pool}. */
  public DrawKeyStore(Pool pool) {
    this.pool = pool;
  }

  /** The draws of this installation. */
  public Uni<Draws> draws() {
    Draws held = known;
    return held == null ? read() : Uni.createFrom().item(held);
  }

  private Uni<Draws> read() {
    byte[] fresh = new byte[Draws.KEY_BYTES];
    new SecureRandom().nextBytes(fresh);
    return pool.preparedQuery(MAKE)
        .execute(Tuple.tuple().addString(NAME).addBuffer(Buffer.buffer(fresh)))
        .chain(() -> pool.preparedQuery(READ).execute(Tuple.of(NAME)))
        .map(rows -> new Draws(rows.iterator().next().getBuffer(0).getBytes()))
        .invoke(draws -> known = draws);
  }
}
