package dev.tidemark.quickstart.stack;

/** A database and a broker with all topics, ready for services. */
public interface Stack extends AutoCloseable {
  /** Where they listen. */
  Servers servers();

  /** Stops what this process started of it. */
  @Override
  void close();
}
