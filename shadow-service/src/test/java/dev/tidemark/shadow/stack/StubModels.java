package dev.tidemark.shadow.stack;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** OpenAI-compatible models that behave, and misbehave, as their name says. */
public final class StubModels implements AutoCloseable {
  private static final int HUGE = 10 << 20;
  // Within the longest answer that is read, beyond what the judge may cost a day.
  private static final int EPIC = 1_030_000;
  private static final Pattern MISBEHAVIOUR = Pattern.compile("\"judge-([a-z]+) ");

  private final Vertx vertx = Vertx.vertx();
  private final HttpServer server = vertx.createHttpServer();
  private final ConcurrentHashMap<String, AtomicInteger> calls = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<HttpConnection, String> modelOf = new ConcurrentHashMap<>();
  private final AtomicInteger mixed = new AtomicInteger();
  private final List<HttpServerRequest> unmarked = new ArrayList<>();
  private final AtomicLong spent = new AtomicLong();
  private final AtomicInteger inFlight = new AtomicInteger();
  private final AtomicInteger mostInFlight = new AtomicInteger();
  private volatile boolean recovered;
  private final CompletableFuture<Boolean> released = new CompletableFuture<>();

  public StubModels() {
    server.requestHandler(this::handle);
    server
        .listen(ShadowProfile.modelPort(), "127.0.0.1")
        .toCompletionStage()
        .toCompletableFuture()
        .join();
  }

  /** Calls of a model so far. */
  public int calls(String model) {
    return calls.getOrDefault(model, new AtomicInteger()).get();
  }

  /** Tokens that the spender has used. */
  public long spent() {
    return spent.get();
  }

  /** Most calls of the spender at one time. */
  public int mostInFlight() {
    return mostInFlight.get();
  }

  /** Calls without the header of shadow. */
  public synchronized int unmarked() {
    return unmarked.size();
  }

  /** Calls over a connection that another model was called over before. */
  public int mixed() {
    return mixed.get();
  }

  /** Lets what has been failing answer. */
  public void recover() {
    recovered = true;
  }

  /** Lets the spender answer. */
  public void release() {
    released.complete(true);
  }

  private void handle(HttpServerRequest request) {
    if (!"true".equals(request.getHeader("x-tidemark-shadow"))) {
      synchronized (this) {
        unmarked.add(request);
      }
    }
    request.body().onSuccess(body -> answer(request, new JsonObject(body)));
  }

  private void answer(HttpServerRequest request, JsonObject body) {
    String model = body.getString("model");
    calls.computeIfAbsent(model, _ -> new AtomicInteger()).incrementAndGet();
    if (!modelOf.computeIfAbsent(request.connection(), _ -> model).equals(model)) {
      mixed.incrementAndGet();
    }
    if (model.equals("judge")) {
      judge(request, body);
      return;
    }
    behave(model, request, body);
  }

  /** Misbehaves about answers that ask for it, like {@code judge-hang answer to ...}. */
  private void judge(HttpServerRequest request, JsonObject body) {
    Matcher misbehaviour = MISBEHAVIOUR.matcher(last(body));
    if (misbehaviour.find()) {
      behave(misbehaviour.group(1), request, body);
    } else {
      reply(request.response(), Judgement.of(last(body)), 40);
    }
  }

  private void behave(String model, HttpServerRequest request, JsonObject body) {
    HttpServerResponse response = request.response();
    switch (model) {
      case "hang" -> {}
      case "limited" -> response.setStatusCode(429).putHeader("retry-after", "0").end("slow down");
      case "broken" -> response.setStatusCode(500).end("oops");
      case "moved" -> response.setStatusCode(302).putHeader("location", "/v1/other").end();
      case "garbage" -> response.end("<html>not a completion");
      case "huge" -> response.end(completion("x".repeat(HUGE), 40));
      case "closing" -> close(request);
      case "cut" -> response.end(cut());
      case "epic" -> reply(response, "x".repeat(EPIC), 40);
      case "spender" -> spend(response);
      case "sleepy" -> vertx.setTimer(500, _ -> reply(response, "good", 40));
      case "greedy" -> reply(response, "good", 9_000_000_000_000_000_000L);
      case "recovering" -> recover(response);
      case "same" -> reply(response, "plain answer to " + last(body), 40);
      case "refusing" -> reply(response, "I'm sorry, I can't help with that.", 40);
      default -> reply(response, model + " answer to " + last(body), 40);
    }
  }

  private void recover(HttpServerResponse response) {
    if (recovered) {
      reply(response, "good", 40);
    } else {
      response.setStatusCode(503).end("oops");
    }
  }

  private void spend(HttpServerResponse response) {
    mostInFlight.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
    var _ =
        released.thenRun(
            () ->
                vertx.setTimer(
                    20,
                    _ -> {
                      inFlight.decrementAndGet();
                      spent.addAndGet(60);
                      reply(response, "good", 60);
                    }));
  }

  private static void close(HttpServerRequest request) {
    request.response().putHeader("content-length", "1000").write("{\"choices\":[");
    request.connection().close();
  }

  private static String last(JsonObject body) {
    JsonArray messages = body.getJsonArray("messages");
    return messages.getJsonObject(messages.size() - 1).getString("content");
  }

  private static void reply(HttpServerResponse response, String content, long tokens) {
    response.putHeader("content-type", "application/json").end(completion(content, tokens));
  }

  private static Buffer completion(String content, long tokens) {
    return completion(content, "stop", tokens);
  }

  private static Buffer cut() {
    return completion("good, as far as it", "length", 40);
  }

  private static Buffer completion(String content, String finish, long tokens) {
    JsonObject message = new JsonObject().put("role", "assistant").put("content", content);
    JsonObject choice = new JsonObject().put("message", message).put("finish_reason", finish);
    return new JsonObject()
        .put("choices", new JsonArray().add(choice))
        .put("usage", new JsonObject().put("total_tokens", tokens))
        .toBuffer();
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  /** A judge that reads the planted quality: good above plain above bad. */
  private static final class Judgement {
    private static final List<String> WORST_FIRST = List.of("bad", "plain", "good");

    static String of(String question) {
      JsonObject document = new JsonObject(question);
      if (document.getString("task").equals("grade")) {
        return "{\"grade\": %d}".formatted(4 * quality(document.getString("answer")));
      }
      int a = quality(document.getString("answerA"));
      int b = quality(document.getString("answerB"));
      String winner = a == b ? "tie" : a > b ? "A" : "B";
      return "```json\n{\"winner\":\"%s\"}\n```".formatted(winner);
    }

    private static int quality(String answer) {
      return Math.max(0, WORST_FIRST.indexOf(answer.split(" ", 2)[0]));
    }
  }
}
