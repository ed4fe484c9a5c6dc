package dev.tidemark.chassis.access;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.InstantSource;

/** Makes the plain objects of this package from its configuration, once. */
@Singleton
final class AccessProvider {
  private static final String SESSION_KEY = "tidemark session";

  @Produces
  @Singleton
  static Tokens tokens(AccessConfig config) {
    return config.tokensDirectory().map(TokenFilesStore::read).orElseGet(Tokens::none);
  }

  @Produces
  @Singleton
  static OneTimeLink links(AccessConfig config, Tokens tokens) {
    return new OneTimeLink(sessionKey(tokens), config.session(), InstantSource.system());
  }

  /** Replicas with the same tokens take each other's sessions; new tokens end all of them. */
  private static byte[] sessionKey(Tokens tokens) {
    if (!tokens.isEmpty()) {
      return tokens.derivedKey(SESSION_KEY);
    }
    byte[] key = new byte[32];
    new SecureRandom().nextBytes(key);
    return key;
  }
}
