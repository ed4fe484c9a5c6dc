package dev.tidemark.text.embed;

/** The text holds nothing the tokenizer knows. */
public final class EmptyTextException extends EmbedException {
  private static final long serialVersionUID = 1L;

  EmptyTextException(int length) {
    super(
        "text of %d characters has no token but at least one is needed; send a text with words"
            .formatted(length));
  }

  @Override
  public String reason() {
    return "EMPTY_TEXT";
  }
}
