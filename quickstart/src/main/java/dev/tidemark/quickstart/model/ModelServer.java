package dev.tidemark.quickstart.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tidemark.quickstart.process.LaunchException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Serves stand-ins by name at {@code /v1/chat/completions}, as an OpenAI-compatible API does. */
public final class ModelServer implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MAX_BODY = 16 << 20;
  private static final int CHARACTERS_PER_TOKEN = 4;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, StandIn> models;

  /**
   * Starts serving on loopback.
   *
   * @param port 0 for a free one
   * @param models by the name that requests carry
   */
  public ModelServer(int port, Map<String, StandIn> models) {
    this.models = Map.copyOf(models);
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    } catch (IOException e) {
      throw new LaunchException(
          "port " + port + " for the stand-in models is taken; choose another with --port", e);
    }
    server.createContext("/v1/chat/completions", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  /** Base URL, to be given as a candidate's endpoint. */
  public String endpoint() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
  }

  /** Answers no more. */
  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      respond(exchange);
    }
  }

  private void respond(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY);
    try {
      answer(exchange, JSON.readTree(body));
    } catch (JsonProcessingException e) {
      respond(exchange, 400, error("the body is not JSON: " + e.getOriginalMessage()));
    }
  }

  private void answer(HttpExchange exchange, JsonNode request) throws IOException {
    String name = request.path("model").asText();
    StandIn model = models.get(name);
    if (model == null) {
      String served = String.join(", ", models.keySet());
      respond(exchange, 404, error("model \"%s\" is not one of: %s".formatted(name, served)));
      return;
    }
    try {
      respond(exchange, 200, completion(request, model));
    } catch (NoAnswerException e) {
      respond(exchange, 404, error(String.valueOf(e.getMessage())));
    }
  }

  private static ObjectNode completion(JsonNode request, StandIn model) throws NoAnswerException {
    List<String> messages =
        request
            .path("messages")
            .valueStream()
            .map(message -> message.path("content").asText())
            .toList();
    String answer = model.answer(messages);
    ObjectNode completion = JSON.createObjectNode().put("object", "chat.completion");
    completion.set("model", request.path("model"));
    ObjectNode choice = completion.putArray("choices").addObject().put("finish_reason", "stop");
    choice.putObject("message").put("role", "assistant").put("content", answer);
    int prompt = tokens(String.join("", messages));
    completion
        .putObject("usage")
        .put("prompt_tokens", prompt)
        .put("completion_tokens", tokens(answer))
        .put("total_tokens", prompt + tokens(answer));
    return completion;
  }

  /** Tokens of a text, as usage counts them: one for every four characters. */
  public static int tokens(String text) {
    return text.length() / CHARACTERS_PER_TOKEN + 1;
  }

  private static ObjectNode error(String message) {
    ObjectNode body = JSON.createObjectNode();
    body.putObject("error").put("message", message);
    return body;
  }

  private static void respond(HttpExchange exchange, int status, ObjectNode body)
      throws IOException {
    byte[] bytes = JSON.writeValueAsBytes(body);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
