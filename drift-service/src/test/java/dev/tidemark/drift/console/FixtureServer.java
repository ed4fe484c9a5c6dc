package dev.tidemark.drift.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** Serves the page as drift does, with answers from a file in place of the API. */
final class FixtureServer implements AutoCloseable {
  private static final String API = "/api/v1/";

  private final ConsoleAssets assets = new ConsoleAssets();
  private final Map<String, JsonNode> answers = new ConcurrentHashMap<>();
  private final HttpServer server;
  private final Map<String, Integer> statuses = new ConcurrentHashMap<>();
  private final Map<String, Hold> holds = new ConcurrentHashMap<>();
  private volatile int status = 200;

  FixtureServer() {
    read("/console/story.json");
    read("/console/peers.json");
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  private void read(String resource) {
    try (InputStream story = FixtureServer.class.getResourceAsStream(resource)) {
      new ObjectMapper()
          .readTree(story)
          .properties()
          .forEach(e -> answers.put(e.getKey(), e.getValue()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  /** An answer of the API. */
  JsonNode answer(String path) {
    return Objects.requireNonNull(answers.get(path.substring(API.length())), path);
  }

  void answerWith(String path, JsonNode body) {
    answers.put(path, body);
  }

  /** One path answers with a problem from now on. */
  void failWith(String path, int code, JsonNode problem) {
    answers.put(path, problem);
    statuses.put(path, code);
  }

  /** Questions that wait: {@code asked} opens with the first, {@code until} lets all go on. */
  private record Hold(CountDownLatch asked, CountDownLatch until) {}

  /**
   * No answer of the API below a path is given until it is opened.
   *
   * @return opens once such a question waits
   */
  CountDownLatch hold(String below, CountDownLatch until) {
    Hold hold = new Hold(new CountDownLatch(1), until);
    holds.put(below, hold);
    return hold.asked();
  }

  /** Status of every answer of the API from now on; 0 closes the connection without one. */
  void fail(int code) {
    status = code;
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    if (path.startsWith(API)) {
      String part = path.substring(API.length());
      JsonNode body = answers.get(part);
      await(part);
      send(
          exchange,
          status == 200 ? statuses.getOrDefault(part, body == null ? 404 : 200) : status,
          "application/json",
          String.valueOf(body).getBytes(StandardCharsets.UTF_8));
      return;
    }
    Optional<ConsoleAssets.Asset> asset = assets.find(path);
    exchange
        .getResponseHeaders()
        .add("Content-Security-Policy", ConsoleResource.CONTENT_SECURITY_POLICY);
    if (asset.isPresent()) {
      send(exchange, 200, asset.get().type(), asset.get().bytes());
    } else {
      send(exchange, 404, "text/plain", new byte[0]);
    }
  }

  private void await(String part) {
    try {
      for (Map.Entry<String, Hold> hold : holds.entrySet()) {
        if (part.startsWith(hold.getKey())) {
          hold.getValue().asked().countDown();
          hold.getValue().until().await();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void send(HttpExchange exchange, int code, String type, byte[] body)
      throws IOException {
    try (exchange) {
      if (code == 0) {
        return;
      }
      exchange.getResponseHeaders().add("Content-Type", type);
      exchange.sendResponseHeaders(code, body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
