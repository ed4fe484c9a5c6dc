package dev.tidemark.shadow.serve;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tidemark.chassis.errors.CommonException;
import dev.tidemark.shadow.attempt.ScoreRow;
import dev.tidemark.shadow.attempt.ScoreRowStore;
import dev.tidemark.shadow.attempt.ScoreRowStore.After;
import dev.tidemark.shadow.candidate.CandidateKey;
import dev.tidemark.shadow.candidate.CandidateService;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Lists rows page by page. */
@Singleton
class ScoreListService {
  private static final int DEFAULT_SIZE = 100;
  private static final int MOST = 500;

  private final CandidateService candidates;
  private final ScoreRowStore rows;

  ScoreListService(CandidateService candidates, ScoreRowStore rows) {
    this.candidates = candidates;
    this.rows = rows;
  }

  /**
   * A page of an arm.
   *
   * @param status empty for all
   * @param size 0 for the default
   * @param token empty for the first page
   * @return fails with UNKNOWN_CANDIDATE, INVALID_FIELD
   */
  Uni<ScorePage> page(CandidateKey arm, Optional<String> status, int size, String token) {
    if (size < 0 || size > MOST) {
      throw CommonException.invalidField(
          "page_size", "page_size is %d but 1 to %d is required".formatted(size, MOST));
    }
    int wanted = size == 0 ? DEFAULT_SIZE : size;
    Optional<After> after = token.isEmpty() ? Optional.empty() : Optional.of(after(token));
    return known(arm)
        .chain(() -> rows.page(arm, status, after, wanted))
        .map(found -> new ScorePage(found, next(found, wanted)));
  }

  private Uni<Void> known(CandidateKey arm) {
    return arm.isProduction()
        ? Uni.createFrom().voidItem()
        : candidates.require(arm).replaceWithVoid();
  }

  private static String next(List<ScoreRow> rows, int size) {
    if (rows.size() < size) {
      return "";
    }
    ScoreRow last = rows.getLast();
    String place = last.eventTime() + " " + last.interaction();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(place.getBytes(UTF_8));
  }

  private static After after(String token) {
    try {
      String place = new String(Base64.getUrlDecoder().decode(token), UTF_8);
      int space = place.indexOf(' ');
      if (place.indexOf('\0') >= 0) {
        throw unknownToken();
      }
      return new After(Instant.parse(place.substring(0, space)), place.substring(space + 1));
    } catch (IllegalArgumentException | DateTimeException | IndexOutOfBoundsException e) {
      throw unknownToken();
    }
  }

  private static CommonException unknownToken() {
    return CommonException.invalidField(
        "page_token", "page_token is none that was given out; begin with the first page");
  }
}
