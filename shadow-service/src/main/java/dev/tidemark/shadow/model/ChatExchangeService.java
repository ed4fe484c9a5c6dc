package dev.tidemark.shadow.model;

import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** One request and its answer: ends once, with the body or with the reason why there is none. */
final class ChatExchangeService {
  private final Vertx vertx;
  private final long mostBytes;
  private final UniEmitter<? super byte[]> result;
  private final AtomicBoolean ended = new AtomicBoolean();
  private volatile @Nullable HttpClientRequest request;
  private long timer;

  ChatExchangeService(Vertx vertx, long mostBytes, UniEmitter<? super byte[]> result) {
    this.vertx = vertx;
    this.mostBytes = mostBytes;
    this.result = result;
  }

  /** Sends; the timeout counts from here to the last byte of the answer. */
  void start(HttpClient client, RequestOptions options, byte[] body, Duration timeout) {
    timer =
        vertx.setTimer(
            Math.max(1, timeout.toMillis()),
            late -> fail(CallException.afterSending(CallFailure.TIMEOUT)));
    result.onTermination(this::abandon);
    client
        .request(options)
        .onSuccess(made -> send(made, body))
        .onFailure(refused -> fail(CallException.free(CallFailure.UNREACHABLE)));
  }

  private void send(HttpClientRequest made, byte[] body) {
    request = made;
    if (ended.get()) {
      made.reset();
      return;
    }
    made.send(Buffer.buffer(body)).onSuccess(this::read).onFailure(broken -> closed());
  }

  private void read(HttpClientResponse response) {
    // First of all: what nobody handles is logged as an error, our own reset after a refusal too.
    response.exceptionHandler(broken -> closed());
    if (response.statusCode() != 200) {
      fail(refusal(response));
      return;
    }
    Buffer body = Buffer.buffer();
    response.handler(part -> append(body, part));
    response.endHandler(end -> succeed(body.getBytes()));
  }

  private void append(Buffer body, Buffer part) {
    if (body.length() + (long) part.length() > mostBytes) {
      fail(CallException.afterSending(CallFailure.TOO_LARGE));
    } else if (!ended.get()) {
      body.appendBuffer(part);
    }
  }

  private static CallException refusal(HttpClientResponse response) {
    int status = response.statusCode();
    if (status == 429) {
      return CallException.rateLimited(retryAfter(response.getHeader("retry-after")));
    }
    if (status >= 500) {
      return CallException.serverError(retryAfter(response.getHeader("retry-after")));
    }
    if (status >= 300 && status < 400) {
      return CallException.free(CallFailure.REDIRECTED);
    }
    return status >= 400
        ? CallException.free(CallFailure.REFUSED)
        : CallException.afterSending(CallFailure.BAD_ANSWER);
  }

  /** Seconds; a date is rare there and not read. */
  static Optional<Duration> retryAfter(@Nullable String header) {
    return header != null && header.strip().matches("\\d{1,6}")
        ? Optional.of(Duration.ofSeconds(Long.parseLong(header.strip())))
        : Optional.empty();
  }

  private void closed() {
    fail(CallException.afterSending(CallFailure.CLOSED));
  }

  private void succeed(byte[] body) {
    if (ended.compareAndSet(false, true)) {
      vertx.cancelTimer(timer);
      result.complete(body);
    }
  }

  private void fail(CallException failure) {
    if (ended.compareAndSet(false, true)) {
      vertx.cancelTimer(timer);
      reset();
      result.fail(failure);
    }
  }

  /** Whoever waited has gone. */
  private void abandon() {
    if (ended.compareAndSet(false, true)) {
      vertx.cancelTimer(timer);
      reset();
    }
  }

  /** Closes the connection, whatever still comes over it. */
  private void reset() {
    HttpClientRequest made = request;
    if (made != null) {
      made.reset();
    }
  }
}
