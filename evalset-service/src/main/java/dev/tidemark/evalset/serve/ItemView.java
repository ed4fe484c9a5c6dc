package dev.tidemark.evalset.serve;

import dev.tidemark.evalset.version.Content;
import dev.tidemark.evalset.version.Item;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An item as JSON; docs/evalset.md describes every field.
 *
 * @param messages null without texts, as are the four after it: the item is a tombstone, or one of
 *     a difference that has no room for more
 */
record ItemView(
    String hash,
    double weight,
    int cell,
    String origin,
    double inclusionProbability,
    double poolWeight,
    @Nullable List<MessageView> messages,
    @Nullable String referenceAnswer,
    @Nullable String deployment,
    @Nullable LocalDate day,
    @Nullable String salt) {

  /** One turn. */
  record MessageView(String role, String content) {
    static MessageView of(Content.Turn turn) {
      return new MessageView(turn.role(), turn.text());
    }
  }

  static ItemView of(Item item) {
    return new ItemView(
        item.hash(),
        item.weight(),
        item.cell(),
        item.origin().name(),
        item.inclusionProbability(),
        item.poolWeight(),
        item.body().map(ItemView::messages).orElse(null),
        item.body().map(body -> body.content().answer()).orElse(null),
        item.body().map(Item.Body::deployment).orElse(null),
        item.body().map(body -> LocalDate.ofEpochDay(body.day())).orElse(null),
        item.body().map(body -> HexFormat.of().formatHex(body.salt())).orElse(null));
  }

  private static List<MessageView> messages(Item.Body body) {
    return body.content().turns().stream().map(MessageView::of).toList();
  }
}
