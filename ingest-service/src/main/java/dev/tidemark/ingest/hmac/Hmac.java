package dev.tidemark.ingest.hmac;

import java.util.Arrays;
import javax.crypto.Mac;

/** HMAC-SHA256 under one key; reusable, for one thread at a time. */
public final class Hmac {
  private final Mac mac;

  Hmac(Mac mac) {
    this.mac = mac;
  }

  /**
   * Digest of parts laid end to end.
   *
   * @return 32 bytes; O(total length)
   */
  public byte[] digest(byte[]... parts) {
    Arrays.stream(parts).forEach(mac::update);
    return mac.doFinal();
  }
}
