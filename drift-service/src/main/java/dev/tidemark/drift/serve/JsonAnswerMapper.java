package dev.tidemark.drift.serve;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * JSON with an entity tag: who asks again and again is told in a few bytes that nothing changed.
 */
@Singleton
public class JsonAnswerMapper {
  private static final int TAG_BYTES = 12;

  private final ObjectMapper json;

  JsonAnswerMapper(ObjectMapper json) {
    this.json = json;
  }

  /** The body, or 304 when the request names its tag already. */
  public Response of(Request request, Object body) {
    byte[] bytes = bytes(body);
    EntityTag tag = new EntityTag(sum(bytes));
    Response.@Nullable ResponseBuilder unchanged = request.evaluatePreconditions(tag);
    return (unchanged == null ? Response.ok(bytes, MediaType.APPLICATION_JSON) : unchanged)
        .tag(tag)
        .header("Cache-Control", "private, no-cache")
        .build();
  }

  private byte[] bytes(Object body) {
    try {
      return json.writeValueAsBytes(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an answer cannot be written as JSON", e);
    }
  }

  private static String sum(byte[] bytes) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(digest, 0, TAG_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
