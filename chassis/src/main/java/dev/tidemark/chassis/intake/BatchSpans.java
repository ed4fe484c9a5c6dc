package dev.tidemark.chassis.intake;

import static io.opentelemetry.api.trace.StatusCode.ERROR;
import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.tidemark.chassis.errors.TidemarkException;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Shows the work on a batch as one span. A batch has many callers, so the span has no parent: it
 * begins a trace of its own and is linked with the context of every record that carries one.
 */
final class BatchSpans {
  private static final W3CTraceContextPropagator W3C = W3CTraceContextPropagator.getInstance();
  private static final TextMapGetter<Headers> HEADERS = new RecordHeaders();

  private final IntakeStream stream;
  private final Tracer tracer;

  BatchSpans(IntakeStream stream, OpenTelemetry telemetry) {
    this.stream = stream;
    this.tracer = telemetry.getTracer("tidemark.intake");
  }

  /** The span begins with the subscription and ends, with the reason of a failure, as the work. */
  <T> Uni<T> around(
      TopicPartition partition, List<ConsumerRecord<byte[], byte[]>> records, Uni<T> work) {
    return Uni.createFrom()
        .deferred(
            () -> {
              Span span = begin(partition, records);
              return work.onFailure()
                  .invoke(failure -> fail(span, failure))
                  .onTermination()
                  .invoke(span::end);
            });
  }

  /** What nobody will see costs nothing per record. */
  private Span begin(TopicPartition partition, List<ConsumerRecord<byte[], byte[]>> records) {
    Span span =
        tracer
            .spanBuilder("process " + partition.topic())
            .setNoParent()
            .setSpanKind(SpanKind.CONSUMER)
            .startSpan();
    if (span.isRecording()) {
      describe(span, partition, records.size());
      origins(records).forEach(span::addLink);
    }
    return span;
  }

  private void describe(Span span, TopicPartition partition, int records) {
    span.setAttribute("messaging.system", "kafka")
        .setAttribute("messaging.operation.type", "process")
        .setAttribute("messaging.consumer.group.name", stream.name())
        .setAttribute("messaging.destination.name", partition.topic())
        .setAttribute("messaging.destination.partition.id", String.valueOf(partition.partition()))
        .setAttribute("messaging.batch.message_count", records);
  }

  /** The records of one call have one origin. */
  private static Stream<SpanContext> origins(List<ConsumerRecord<byte[], byte[]>> records) {
    return records.stream()
        .map(one -> W3C.extract(Context.root(), one.headers(), HEADERS))
        .map(context -> Span.fromContext(context).getSpanContext())
        .filter(SpanContext::isValid)
        .distinct();
  }

  private static void fail(Span span, Throwable failure) {
    String reason =
        failure instanceof TidemarkException refusal
            ? refusal.reason().name()
            : failure.getClass().getSimpleName();
    span.setStatus(ERROR, reason).setAttribute("error.type", reason);
  }

  /** The headers of a record as fields. */
  private static final class RecordHeaders implements TextMapGetter<Headers> {
    @Override
    public Iterable<String> keys(Headers carrier) {
      return StreamSupport.stream(carrier.spliterator(), false).map(Header::key).toList();
    }

    @Override
    public @Nullable String get(@Nullable Headers carrier, String key) {
      Header header = carrier == null ? null : carrier.lastHeader(key);
      return header == null || header.value() == null ? null : new String(header.value(), US_ASCII);
    }
  }
}
