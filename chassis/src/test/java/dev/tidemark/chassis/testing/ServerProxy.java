package dev.tidemark.chassis.testing;

import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Stands between a client and a server of this machine, so that a test can take it away or let it
 * hang.
 */
public final class ServerProxy implements AutoCloseable {
  private static final String LOOPBACK = "127.0.0.1";

  private final Vertx vertx = Vertx.vertx();
  private final Set<NetSocket> sockets = ConcurrentHashMap.newKeySet();
  private final int target;
  private final NetServer server;
  private volatile Manner manner = Manner.PASSING;

  /** What becomes of connections. */
  private enum Manner {
    PASSING,
    AWAY,
    SILENT
  }

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
    manner = Manner.AWAY;
    sockets.forEach(NetSocket::close);
  }

  /** Keeps all connections and takes new ones, but lets nothing through: a server that hangs. */
  public void silence() {
    manner = Manner.SILENT;
    sockets.forEach(NetSocket::pause);
  }

  /** Lets connections through again; those that hang are broken, as by the restart of a server. */
  public void bringBack() {
    Manner before = manner;
    manner = Manner.PASSING;
    if (before == Manner.SILENT) {
      sockets.forEach(NetSocket::close);
    }
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  private void connect(NetClient client, NetSocket from) {
    from.pause();
    switch (manner) {
      case PASSING ->
          client
              .connect(target, LOOPBACK)
              .onSuccess(to -> join(from, to))
              .onFailure(failure -> from.close());
      case AWAY -> from.close();
      case SILENT -> hold(from);
    }
  }

  private void hold(NetSocket from) {
    sockets.add(from);
    from.closeHandler(end -> sockets.remove(from));
    if (manner != Manner.SILENT) {
      from.close();
    }
  }

  private void join(NetSocket from, NetSocket to) {
    sockets.add(from);
    sockets.add(to);
    from.closeHandler(end -> drop(from, to));
    to.closeHandler(end -> drop(to, from));
    from.pipeTo(to);
    to.pipeTo(from);
    if (manner != Manner.PASSING) {
      from.close();
    }
  }

  private void drop(NetSocket closed, NetSocket other) {
    sockets.remove(closed);
    other.close();
  }
}
