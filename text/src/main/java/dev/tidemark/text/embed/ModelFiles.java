package dev.tidemark.text.embed;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The model and tokenizer files on the class path, and the id they give the embedder. */
final class ModelFiles {
  private static final String NAME = "all-minilm-l6-v2-q";

  private final byte[] model;
  private final byte[] tokenizer;

  private ModelFiles(byte[] model, byte[] tokenizer) {
    this.model = model;
    this.tokenizer = tokenizer;
  }

  static ModelFiles load() {
    return new ModelFiles(read(NAME + ".onnx"), read(NAME + "-tokenizer.json"));
  }

  byte[] model() {
    return model;
  }

  byte[] tokenizer() {
    return tokenizer;
  }

  /** Such as {@code all-minilm-l6-v2-q@0123456789abcdef+ends256.1}. */
  String id() {
    return "%s@%s+%s".formatted(NAME, sha256(model, tokenizer), LongTextRule.VERSION);
  }

  /** First 64 bits of SHA-256 over the parts, in hexadecimal. */
  static String sha256(byte[]... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (byte[] part : parts) {
        digest.update(part);
      }
      return HexFormat.of().formatHex(digest.digest(), 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static byte[] read(String name) {
    try (InputStream in = ModelFiles.class.getResourceAsStream("/" + name)) {
      if (in == null) {
        throw new IllegalStateException(
            "model file %s is not on the class path; build with its artifact".formatted(name));
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
