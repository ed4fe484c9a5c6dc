package dev.tidemark.proto.topic;

/** Record keys; every key begins with tenant and application. */
public final class TopicKey {
  private TopicKey() {}

  /** Key of application-wide records: {@code tenant/application}. */
  public static String application(String tenant, String application) {
    return tenant + "/" + application;
  }

  /**
   * Key of one eval-set version: {@code tenant/application/number}.
   *
   * @param number from 1
   */
  public static String version(String tenant, String application, int number) {
    return tenant + "/" + application + "/" + number;
  }

  /**
   * Key of records of one unit: {@code tenant/application/unit}.
   *
   * @param unit user pseudonym, else conversation pseudonym, else event id
   */
  public static String unit(String tenant, String application, String unit) {
    return tenant + "/" + application + "/" + unit;
  }
}
