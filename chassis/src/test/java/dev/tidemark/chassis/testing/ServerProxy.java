package dev.tidemark.chassis.testing;

import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Stands between a test and its database, so that the test can take the database away. */
public final class DatabaseProxy implements AutoCloseable {
  private final Vertx vertx = Vertx.vertx();
  private final Set<NetSocket> sockets = ConcurrentHashMap.newKeySet();
  private final TestDatabase target;
  private final NetServer server;
  private volatile boolean away;

  /** Listens on a free port of the loopback. */
  public DatabaseProxy(TestDatabase target) {
    this.target = target;
    NetClient client = vertx.createNetClient();
    this.server =
        vertx
            .createNetServer()
            .connectHandler(socket -> connect(client, socket))
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .join();
  }

  /** The same database, reached through the proxy. */
  public TestDatabase database() {
    return target.at(server.actualPort());
  }

  /** Breaks all connections and refuses new ones. */
  public void takeAway() {
    away = true;
    sockets.forEach(NetSocket::close);
  }

  /** Lets connections through again. */
  public void bringBack() {
    away = false;
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  private void connect(NetClient client, NetSocket from) {
    if (away) {
      from.close();
      return;
    }
    from.pause();
    client
        .connect(target.port(), target.host())
        .onSuccess(to -> join(from, to))
        .onFailure(failure -> from.close());
  }

  private void join(NetSocket from, NetSocket to) {
    sockets.add(from);
    sockets.add(to);
    from.closeHandler(end -> drop(from, to));
    to.closeHandler(end -> drop(to, from));
    from.handler(to::write);
    to.handler(from::write);
    from.resume();
  }

  private void drop(NetSocket closed, NetSocket other) {
    sockets.remove(closed);
    other.close();
  }
}
