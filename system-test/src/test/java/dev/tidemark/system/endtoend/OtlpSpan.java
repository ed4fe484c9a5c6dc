package dev.tidemark.system.endtoend;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * A span as it is exported; fields by their numbers in opentelemetry/proto/trace/v1/trace.proto.
 *
 * @param service name of the service that exported it
 * @param at where it stands
 * @param consumes whether it works on records of a topic
 * @param parent what it is part of; an empty span id for none
 * @param links what it is about although it is no part of it
 */
record OtlpSpan(String service, Context at, boolean consumes, Context parent, List<Context> links) {
  private static final long CONSUMER = 5;
  private static final String SERVICE_NAME = "service.name";

  /** A place in a trace; ids in hex. */
  record Context(String trace, String span) {}

  /** The spans of an ExportTraceServiceRequest. */
  static List<OtlpSpan> read(byte[] export) {
    return inner(ByteString.copyFrom(export), 1).flatMap(OtlpSpan::ofResource).toList();
  }

  private static Stream<OtlpSpan> ofResource(ByteString resource) {
    String service =
        inner(resource, 1)
            .flatMap(described -> inner(described, 1))
            .filter(attribute -> text(attribute, 1).equals(SERVICE_NAME))
            .flatMap(attribute -> inner(attribute, 2))
            .map(value -> text(value, 1))
            .findFirst()
            .orElse("");
    return inner(resource, 2).flatMap(scope -> inner(scope, 2)).map(span -> of(service, span));
  }

  private static OtlpSpan of(String service, ByteString span) {
    String trace = id(span, 1);
    return new OtlpSpan(
        service,
        new Context(trace, id(span, 2)),
        parse(span).getField(6).getVarintList().contains(CONSUMER),
        new Context(trace, id(span, 4)),
        inner(span, 13).map(link -> new Context(id(link, 1), id(link, 2))).toList());
  }

  private static String text(ByteString message, int field) {
    return inner(message, field).map(ByteString::toStringUtf8).findFirst().orElse("");
  }

  private static String id(ByteString message, int field) {
    return inner(message, field)
        .map(bytes -> HexFormat.of().formatHex(bytes.toByteArray()))
        .findFirst()
        .orElse("");
  }

  private static Stream<ByteString> inner(ByteString message, int field) {
    return parse(message).getField(field).getLengthDelimitedList().stream();
  }

  private static UnknownFieldSet parse(ByteString message) {
    try {
      return UnknownFieldSet.parseFrom(message);
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalArgumentException("no protobuf", e);
    }
  }
}
