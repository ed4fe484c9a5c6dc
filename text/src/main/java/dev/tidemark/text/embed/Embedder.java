package dev.tidemark.text.embed;

/** Text to unit vector; one instance belongs to one thread at a time. */
public interface Embedder extends AutoCloseable {

  /**
   * Vector of one text, equal bit for bit whenever the same instance or another of the same {@link
   * #id()} on the same kind of processor embeds the same text.
   *
   * @return length {@link #dimension()}, L2 norm 1
   * @throws EmptyTextException if the text has no token
   */
  float[] embed(String text);

  /** Length of the vectors. */
  int dimension();

  /** Model, file hash and rule version; vectors of different ids must never be compared. */
  String id();

  @Override
  void close();
}
