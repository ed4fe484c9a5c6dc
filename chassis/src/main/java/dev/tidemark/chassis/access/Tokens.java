package dev.tidemark.chassis.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The tokens of an installation, kept as SHA-256 sums: finding one takes the same time whatever
 * part of it an attacker guessed, since what is compared is its sum.
 */
final class Tokens {
  private final Map<String, Caller> callers;

  private Tokens(Map<String, Caller> callers) {
    this.callers = Map.copyOf(callers);
  }

  /** No token at all. */
  static Tokens none() {
    return new Tokens(Map.of());
  }

  /**
   * These tokens.
   *
   * @throws IllegalArgumentException if a token is not 32 to 256 printable ASCII characters
   */
  static Tokens of(Map<String, Caller> byToken) {
    Map<String, Caller> bySum = new TreeMap<>();
    byToken.forEach((token, caller) -> bySum.put(sum(requireStrong(token, caller)), caller));
    return new Tokens(bySum);
  }

  /** Whose token this is. */
  Optional<Caller> find(String token) {
    return Optional.ofNullable(callers.get(sum(token)));
  }

  boolean isEmpty() {
    return callers.isEmpty();
  }

  /** A key that all replicas with the same tokens share and nobody without them can compute. */
  byte[] derivedKey(String purpose) {
    StringBuilder all = new StringBuilder(purpose);
    new TreeMap<>(callers).keySet().forEach(sum -> all.append('\n').append(sum));
    return digest(all.toString());
  }

  private static String requireStrong(String token, Caller caller) {
    if (!token.matches("[\\x21-\\x7e]{32,256}")) {
      throw new IllegalArgumentException(
          "a token of %s has %d characters but 32 to 256 printable ones without spaces are needed;"
                  .formatted(caller.name(), token.length())
              + " make one with: openssl rand -hex 32");
    }
    return token;
  }

  private static String sum(String token) {
    return HexFormat.of().formatHex(digest(token));
  }

  private static byte[] digest(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
