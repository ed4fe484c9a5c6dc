package dev.tidemark.chassis.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.Timestamp;
import dev.tidemark.chassis.errors.CommonReason;
import java.time.DateTimeException;
import java.time.Instant;

/** Checks of fields that become database keys: what passes here can always be stored. */
public final class Fields {
  private static final int MAX_BYTES = 200;
  private static final int BLOCKS = 256;

  private Fields() {}

  /**
   * A text that may be empty.
   *
   * @return the value, at most 200 bytes of UTF-8, without the zero character
   */
  public static String text(String name, String value) {
    int bytes = value.length() > MAX_BYTES ? value.length() : value.getBytes(UTF_8).length;
    if (bytes > MAX_BYTES) {
      throw invalid(name, bytes + " bytes but at most " + MAX_BYTES + " are taken; shorten it");
    }
    if (value.indexOf('\0') >= 0) {
      throw invalid(name, "it holds the character U+0000; leave it out");
    }
    return value;
  }

  /** A text that may not be empty. */
  public static String named(String name, String value) {
    if (value.isBlank()) {
      throw missing(name);
    }
    return text(name, value);
  }

  /** A block of users, 0 to 255. */
  public static int block(int value) {
    if (value < 0 || value >= BLOCKS) {
      throw invalid("block", value + " but 0 to 255 is required; hash the unit into 256 blocks");
    }
    return value;
  }

  /** A moment. */
  public static Instant moment(String name, Timestamp value) {
    if (value.equals(Timestamp.getDefaultInstance())) {
      throw missing(name);
    }
    try {
      return Instant.ofEpochSecond(value.getSeconds(), value.getNanos());
    } catch (DateTimeException e) {
      throw invalid(name, "the time is outside the calendar; send seconds since 1970");
    }
  }

  /** A field that may not be empty and is. */
  public static UnusableException missing(String name) {
    return new UnusableException(
        CommonReason.INCOMPLETE_RECORD,
        "field %s is missing; records without it cannot be counted".formatted(name));
  }

  /** A field outside its bounds. */
  public static UnusableException invalid(String name, String what) {
    return new UnusableException(CommonReason.INVALID_FIELD, "field %s: %s".formatted(name, what));
  }
}
