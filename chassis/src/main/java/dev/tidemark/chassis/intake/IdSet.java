package dev.tidemark.chassis.intake;

/**
 * A set of 128-bit ids: open addressing in one array, 16 bytes a slot, at most three quarters full.
 * Ids are hashes, so their low bits are the slot. Not for use by two threads at a time.
 */
final class IdSet {
  private long[] slots = new long[2 * 16];
  private int size;

  /** Adds an id; false if it was there. */
  boolean add(EventId id) {
    int at = find(id);
    if (occupied(at)) {
      return false;
    }
    put(at, id);
    size++;
    if (4L * size > 3L * slots.length / 2) {
      grow();
    }
    return true;
  }

  /** Whether the id was added. */
  boolean contains(EventId id) {
    return occupied(find(id));
  }

  /** Number of ids. */
  int size() {
    return size;
  }

  private int find(EventId id) {
    int mask = slots.length - 1;
    int at = (int) (id.low() << 1) & mask;
    while (occupied(at) && (slots[at] != id.high() || slots[at + 1] != id.low())) {
      at = (at + 2) & mask;
    }
    return at;
  }

  private boolean occupied(int at) {
    return (slots[at] | slots[at + 1]) != 0;
  }

  private void put(int at, EventId id) {
    slots[at] = id.high();
    slots[at + 1] = id.low();
  }

  private void grow() {
    long[] old = slots;
    slots = new long[Math.multiplyExact(2, old.length)];
    for (int i = 0; i < old.length; i += 2) {
      if ((old[i] | old[i + 1]) != 0) {
        EventId id = new EventId(old[i], old[i + 1]);
        put(find(id), id);
      }
    }
  }
}
