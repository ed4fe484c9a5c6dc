package dev.tidemark.chassis.intake;

/** One record of a batch is of no use, ever: made by {@link Received#reject}. */
public final class PoisonException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Received<?> record;
  private final transient Poison<?> poison;

  PoisonException(Received<?> record, Poison<?> poison) {
    super(poison.reason() + ": " + poison.detail());
    this.record = record;
    this.poison = poison;
  }

  Rejected rejected() {
    return new Rejected(record.source(), poison.reason(), poison.detail());
  }

  boolean concerns(Received<?> other) {
    return other.source().offset() == record.source().offset();
  }
}
