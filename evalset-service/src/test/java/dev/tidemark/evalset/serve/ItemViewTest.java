package dev.tidemark.evalset.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.tidemark.evalset.version.Content;
import dev.tidemark.evalset.version.Item;
import dev.tidemark.evalset.version.ItemOrigin;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ItemViewTest {
  private final ObjectMapper json =
      new ObjectMapper()
          .registerModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

  @Test
  void writesAnItemOnOneLine() throws JsonProcessingException {
    Content content =
        new Content(List.of(new Content.Turn("user", "two\nlines \u2028 \"quoted\"")), "yes");
    Item item =
        new Item(
            0,
            "ab",
            .01,
            3,
            ItemOrigin.SLICE,
            .5,
            8,
            Optional.of(
                new Item.Body(content, "d1", 20_514, new byte[4], new byte[] {1, (byte) 0xfe})));

    assertThat(json.writeValueAsString(ItemView.of(item)))
        .doesNotContain("\n")
        .isEqualTo(
            "{\"hash\":\"ab\",\"weight\":0.01,\"cell\":3,\"origin\":\"SLICE\","
                + "\"inclusionProbability\":0.5,\"poolWeight\":8.0,\"messages\":[{\"role\":\"user\","
                + "\"content\":\"two\\nlines \u2028 \\\"quoted\\\"\"}],\"referenceAnswer\":\"yes\","
                + "\"deployment\":\"d1\",\"day\":\"2026-03-02\",\"salt\":\"01fe\"}");
  }

  @Test
  void aTombstoneHasNoTexts() throws JsonProcessingException {
    Item item = new Item(0, "ab", .01, 3, ItemOrigin.GREEDY, 0, 0, Optional.empty());

    assertThat(json.writeValueAsString(ItemView.of(item)))
        .contains("\"messages\":null", "\"referenceAnswer\":null", "\"day\":null", "\"salt\":null");
  }
}
