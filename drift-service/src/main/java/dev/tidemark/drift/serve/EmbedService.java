package dev.tidemark.drift.serve;

import dev.tidemark.chassis.errors.CommonException;
import dev.tidemark.drift.DriftException;
import dev.tidemark.text.embed.EmbedderBusyException;
import dev.tidemark.text.embed.EmbedderPool;
import dev.tidemark.text.embed.EmptyTextException;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

/** Embeds the texts of one call in the lane of rpcs, so that it cannot starve the stream. */
@Singleton
class EmbedService {
  static final int MAX_TEXTS = 100;
  private static final int MAX_BYTES = 1 << 20;

  private final EmbedderPool pool;

  EmbedService(EmbedderPool pool) {
    this.pool = pool;
  }

  /**
   * One vector a text, in order.
   *
   * @return fails with EMPTY_TEXT, TOO_MANY_ITEMS, TOO_LARGE, INVALID_FIELD or EMBEDDER_BUSY
   */
  Uni<List<float[]>> embed(List<String> texts) {
    require(texts);
    return Uni.join()
        .all(IntStream.range(0, texts.size()).mapToObj(i -> one(i, texts.get(i))).toList())
        .andFailFast();
  }

  private Uni<float[]> one(int index, String text) {
    return Uni.createFrom()
        .completionStage(() -> pool.embed(EmbedderPool.Lane.RPC, text))
        .onFailure()
        .transform(thrown -> refusal(index, thrown));
  }

  private static Throwable refusal(int index, Throwable thrown) {
    return switch (thrown) {
      case EmbedderBusyException busy -> new DriftException.EmbedderBusy(busy.retryAfter());
      case EmptyTextException _ -> new DriftException.EmptyText(index);
      default -> thrown;
    };
  }

  private static void require(List<String> texts) {
    if (texts.isEmpty()) {
      throw CommonException.invalidField("texts", "no text; send 1 to " + MAX_TEXTS);
    }
    if (texts.size() > MAX_TEXTS) {
      throw new DriftException.TooManyItems("texts", texts.size(), MAX_TEXTS);
    }
    for (int i = 0; i < texts.size(); i++) {
      if (texts.get(i).isBlank()) {
        throw new DriftException.EmptyText(i);
      }
      requireSize(texts.get(i));
    }
  }

  private static void requireSize(String text) {
    int bytes = text.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > MAX_BYTES) {
      throw CommonException.tooLarge(bytes, MAX_BYTES);
    }
  }
}
