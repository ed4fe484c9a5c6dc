package dev.tidemark.chassis.intake;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.chassis.errors.CommonException;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BatchSpansTest {
  private static final IntakeStream STREAM = new IntakeStream("drift", "analyse", "embedded-in");
  private static final TopicPartition PARTITION = new TopicPartition("tidemark.embedded.v1", 3);
  private static final String SETTINGS = "META-INF/microprofile-config.properties";

  private final FinishedSpans finished = new FinishedSpans();

  @Test
  void linksEveryRecordOfTheLargestBatch() throws IOException {
    // Given
    SmallRyeConfig settings = settings();
    int most = settings.getConfigMapping(IntakeConfig.class).maxPollRecords();
    List<ConsumerRecord<byte[], byte[]>> batch =
        IntStream.range(0, most).mapToObj(i -> message(i, traceparent(i + 1))).toList();
    int links = settings.getValue("quarkus.otel.span.link.count.limit", Integer.class);

    // When
    around(finished.telemetry(links), batch, Uni.createFrom().voidItem()).assertCompleted();

    // Then
    SpanData span = onlySpan();
    assertThat(most).isGreaterThan(128);
    assertThat(span.getName()).isEqualTo("process tidemark.embedded.v1");
    assertThat(span.getKind()).isEqualTo(SpanKind.CONSUMER);
    assertThat(span.getParentSpanContext().isValid()).isFalse();
    assertThat(span.getStatus()).isEqualTo(StatusData.unset());
    assertThat(span.getLinks())
        .extracting(link -> link.getSpanContext().getTraceId())
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, most).mapToObj("%032x"::formatted).toList());
  }

  @Test
  void linksTheRecordsOfOneCallOnceAndSkipsThoseWithoutATrace() {
    List<ConsumerRecord<byte[], byte[]>> batch =
        List.of(
            message(0, traceparent(7)),
            message(1, null),
            message(2, "garbage"),
            message(3, traceparent(7)));
    around(finished.telemetry(10), batch, Uni.createFrom().voidItem()).assertCompleted();
    assertThat(onlySpan().getLinks()).hasSize(1);
  }

  @Test
  void lastsAsLongAsTheWork() {
    CompletableFuture<Void> work = new CompletableFuture<>();
    around(
        finished.telemetry(10),
        List.of(message(0, traceparent(1))),
        Uni.createFrom().completionStage(work));
    assertThat(finished.all()).isEmpty();
    work.complete(null);
    assertThat(finished.all()).hasSize(1);
  }

  @Test
  void failsWithTheNameOfTheReason() {
    List<ConsumerRecord<byte[], byte[]>> batch = List.of(message(0, traceparent(1)));
    OpenTelemetry telemetry = finished.telemetry(10);
    around(
        telemetry,
        batch,
        Uni.createFrom().failure(CommonException.overloaded("full", Duration.ZERO)));
    around(telemetry, batch, Uni.createFrom().failure(new MovedException("by another")));
    assertThat(finished.all())
        .extracting(SpanData::getStatus)
        .containsExactly(
            StatusData.create(StatusCode.ERROR, "OVERLOADED"),
            StatusData.create(StatusCode.ERROR, "MovedException"));
  }

  @Test
  void looksAtNoRecordWhenNobodyWillSeeTheSpan() {
    List<ConsumerRecord<byte[], byte[]>> untouchable =
        List.of(
            new ConsumerRecord<>("tidemark.embedded.v1", 3, 0, null, null) {
              @Override
              public Headers headers() {
                throw new AssertionError("read");
              }
            });
    around(OpenTelemetry.noop(), untouchable, Uni.createFrom().voidItem()).assertCompleted();
  }

  private static UniAssertSubscriber<Void> around(
      OpenTelemetry telemetry, List<ConsumerRecord<byte[], byte[]>> batch, Uni<Void> work) {
    return new BatchSpans(STREAM, telemetry)
        .around(PARTITION, batch, work)
        .subscribe()
        .withSubscriber(UniAssertSubscriber.create());
  }

  private SpanData onlySpan() {
    assertThat(finished.all()).hasSize(1);
    return finished.all().getFirst();
  }

  private static ConsumerRecord<byte[], byte[]> message(long offset, @Nullable String trace) {
    ConsumerRecord<byte[], byte[]> message =
        new ConsumerRecord<>(PARTITION.topic(), PARTITION.partition(), offset, null, null);
    if (trace != null) {
      message.headers().add("traceparent", trace.getBytes(US_ASCII));
    }
    return message;
  }

  private static String traceparent(int trace) {
    return "00-%032x-00f067aa0ba902b7-01".formatted(trace);
  }

  /** What every service gets from the chassis. */
  private static SmallRyeConfig settings() throws IOException {
    return new SmallRyeConfigBuilder()
        .addDefaultInterceptors()
        .withSources(
            new PropertiesConfigSource(
                Objects.requireNonNull(
                    BatchSpansTest.class.getClassLoader().getResource(SETTINGS))))
        .withMapping(IntakeConfig.class)
        .build();
  }
}
