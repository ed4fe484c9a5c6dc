package dev.tidemark.drift.exposure;

/** Ranges of earlier answers in which a dose response is read. */
public enum ExposureBin {
  /** 0: written before any reply of the deployment was seen. */
  NONE(0, 0),
  /** 1 or 2. */
  FROM_1(1, 2),
  /** 3 to 5. */
  FROM_3(3, 5),
  /** 6 to 10. */
  FROM_6(6, 10),
  /** 11 to 20. */
  FROM_11(11, 20),
  /** 21 and more. */
  FROM_21(21, Long.MAX_VALUE);

  private static final ExposureBin[] ALL = values();

  private final long least;
  private final long most;

  ExposureBin(long least, long most) {
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

  /** The bin stored as an index, 0 to 5. */
  public static ExposureBin ofIndex(int index) {
    return ALL[index];
  }
}
