package dev.tidemark.ingest.identity;

import dev.tidemark.ingest.hmac.Hmac;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Pseudonyms within one application; for one thread at a time. A pseudonym is the first 16 bytes of
 * HMAC-SHA256 over kind, tenant, application and raw id, each led by its length in four bytes: no
 * two of them can run into each other, and the same user has unrelated names in two applications.
 */
public final class Pseudonyms {
  private static final int BYTES = 16;
  private static final HexFormat HEX = HexFormat.of();

  private final Hmac hmac;
  private final byte[] userDomain;
  private final byte[] conversationDomain;

  Pseudonyms(Hmac hmac, String tenant, String application) {
    this.hmac = hmac;
    this.userDomain = domain("user", tenant, application);
    this.conversationDomain = domain("conversation", tenant, application);
  }

  /**
   * Pseudonym of a user.
   *
   * @param raw id as the gateway knows it; empty when unknown
   * @return 32 lower-case hex digits; empty when unknown
   */
  public String user(String raw) {
    return pseudonym(userDomain, raw);
  }

  /**
   * Pseudonym of a conversation.
   *
   * @param raw id as the gateway knows it; empty when unknown
   * @return 32 lower-case hex digits; empty when unknown
   */
  public String conversation(String raw) {
    return pseudonym(conversationDomain, raw);
  }

  private String pseudonym(byte[] domain, String raw) {
    if (raw.isEmpty()) {
      return "";
    }
    byte[] id = raw.getBytes(StandardCharsets.UTF_8);
    byte[] digest = hmac.digest(domain, length(id), id);
    return HEX.formatHex(digest, 0, BYTES);
  }

  private static byte[] domain(String... parts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (String part : parts) {
      byte[] utf8 = part.getBytes(StandardCharsets.UTF_8);
      bytes.writeBytes(length(utf8));
      bytes.writeBytes(utf8);
    }
    return bytes.toByteArray();
  }

  private static byte[] length(byte[] part) {
    return ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array();
  }
}
