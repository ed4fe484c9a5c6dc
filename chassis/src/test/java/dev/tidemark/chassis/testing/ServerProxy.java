package dev.tidemark.chassis.testing;

import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Stands between a client and a server of this machine, so that a test can take it away. */
public final class ServerProxy implements AutoCloseable {
  private static final String LOOPBACK = "127.0.0.1";

  private final Vertx vertx = Vertx.vertx();
  private final Set<NetSocket> sockets = ConcurrentHashMap.newKeySet();
  private final int target;
  private final NetServer server;
  private volatile boolean away;

  /**
   * Listens on a free port of the loopback.
   *
   * @param target port of the server; nobody need listen there yet
   */
  public ServerProxy(int target) {
    this.target = target;
    NetClient client = vertx.createNetClient();
    this.server =
        vertx
            .createNetServer()
            .connectHandler(socket -> connect(client, socket))
            .listen(0, LOOPBACK)
            .toCompletionStage()
            .toCompletableFuture()
            .join();
  }

  /** Where the proxy listens. */
  public int port() {
    return server.actualPort();
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
        .connect(target, LOOPBACK)
        .onSuccess(to -> join(from, to))
        .onFailure(failure -> from.close());
  }

  private void join(NetSocket from, NetSocket to) {
    sockets.add(from);
    sockets.add(to);
    from.closeHandler(end -> drop(from, to));
    to.closeHandler(end -> drop(to, from));
    from.pipeTo(to);
    to.pipeTo(from);
    if (away) {
      from.close();
    }
  }

  private void drop(NetSocket closed, NetSocket other) {
    sockets.remove(closed);
    other.close();
  }
}
