package dev.tidemark.chassis.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Text with an HMAC-SHA256 over it, safe in a URL and in a cookie. */
final class SignedText {
  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;

  /** Signs with {@code key}, 32 bytes. */
  SignedText(byte[] key) {
    this.key = new SecretKeySpec(key, ALGORITHM);
  }

  /** The text and its signature. */
  String sign(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return encode(bytes) + "." + encode(signature(bytes));
  }

  /** The text, if it was signed with this key. */
  Optional<String> verify(String signed) {
    int dot = signed.indexOf('.');
    try {
      byte[] bytes = decode(signed.substring(0, Math.max(dot, 0)));
      byte[] signature = decode(signed.substring(dot + 1));
      return MessageDigest.isEqual(signature, signature(bytes))
          ? Optional.of(new String(bytes, StandardCharsets.UTF_8))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // not base64, so not ours
    }
  }

  private byte[] signature(byte[] bytes) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has " + ALGORITHM, e);
    }
  }

  private static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static byte[] decode(String text) {
    return Base64.getUrlDecoder().decode(text);
  }
}
