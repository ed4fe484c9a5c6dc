package dev.tidemark.drift.exposure;

/** Ranges of earlier answers in which a dose response is read. */
public enum ExposureBin {
  /** 0: written before any reply of the deployment was seen. */
  NONE(0, 0, 0),
  /** 1 or 2. */
  FROM_1(1, 1, 2),
  /** 3 to 5. */
  FROM_3(2, 3, 5),
  /** 6 to 10. */
  FROM_6(3, 6, 10),
  /** 11 to 20. */
  FROM_11(4, 11, 20),
  /** 21 and more. */
  FROM_21(5, 21, Long.MAX_VALUE);

  private static final ExposureBin[] ALL = values();

  private final int index;
  private final long least;
  private final long most;

  ExposureBin(int index, long least, long most) {
    this.index = index;
    this.least = least;
    this.most = most;
  }

  /**
   * Bin of a count.
   *
   * @param answers earlier answers, at least 0
   */
  public static ExposureBin of(long answers) {
    for (ExposureBin bin : ALL) {
      if (bin.least <= answers && answers <= bin.most) {
        return bin;
      }
    }
    throw new IllegalArgumentException(answers + " answers but a count of 0 or more is required");
  }

  /** Smallest count of the bin. */
  public long least() {
    return least;
  }

  /** Greatest count of the bin. */
  public long most() {
    return most;
  }

  /** Index under which the bin is stored, 0 to 5. */
  public int index() {
    return index;
  }

  /** The bin stored under an index, 0 to 5. */
  public static ExposureBin ofIndex(int index) {
    return ALL[index];
  }
}
