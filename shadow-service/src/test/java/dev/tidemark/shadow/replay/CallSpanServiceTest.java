package dev.tidemark.shadow.replay;

import static dev.tidemark.chassis.testing.Results.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.shadow.attempt.Purpose;
import dev.tidemark.shadow.model.CallException;
import dev.tidemark.shadow.model.CallFailure;
import dev.tidemark.shadow.model.ChatRequest;
import dev.tidemark.shadow.model.ChatTarget;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CallSpanServiceTest {
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final String PARENT = "b7ad6b7169203331";

  private final List<SpanData> ended = new ArrayList<>();
  private final CallSpanService spans =
      new CallSpanService(
          OpenTelemetrySdk.builder()
              .setTracerProvider(
                  SdkTracerProvider.builder().addSpanProcessor(new Collector()).build())
              .build());

  @Test
  void standsInTheTraceOfTheInteraction() {
    Uni<String> work = Uni.createFrom().item("answer");
    String traceparent = "00-%s-%s-01".formatted(TRACE, PARENT);
    assertThat(get(spans.around(call(traceparent), work))).isEqualTo("answer");
    assertThat(ended)
        .singleElement()
        .satisfies(
            span -> {
              assertThat(span.getName()).isEqualTo("shadow judge");
              assertThat(span.getTraceId()).isEqualTo(TRACE);
              assertThat(span.getParentSpanId()).isEqualTo(PARENT);
              assertThat(span.getKind()).isEqualTo(SpanKind.CLIENT);
            });
  }

  @Test
  void beginsATraceWhereThereIsNoneAndNamesFailures() {
    assertFailsAs(CallException.free(CallFailure.TIMEOUT), "TIMEOUT");
    assertFailsAs(new IllegalStateException("bearer secret"), "IllegalStateException");
  }

  private void assertFailsAs(RuntimeException failure, String described) {
    ended.clear();
    Uni<String> work = Uni.createFrom().failure(failure);
    assertThatThrownBy(() -> get(spans.around(call(""), work))).isSameAs(failure);
    assertThat(ended)
        .singleElement()
        .satisfies(
            span -> {
              assertThat(span.getParentSpanContext().isValid()).isFalse();
              assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
              assertThat(span.getStatus().getDescription()).isEqualTo(described);
            });
  }

  private static Metered call(String trace) {
    return new Metered(
        Purpose.JUDGE,
        new ChatTarget("http://127.0.0.1/v1", "m", "", Duration.ofSeconds(1)),
        new ChatRequest(List.of(), 1, true),
        1,
        "judge",
        1,
        trace);
  }

  private final class Collector implements SpanProcessor {
    @Override
    public void onStart(Context parent, ReadWriteSpan span) {}

    @Override
    public boolean isStartRequired() {
      return false;
    }

    @Override
    public void onEnd(ReadableSpan span) {
      ended.add(span.toSpanData());
    }

    @Override
    public boolean isEndRequired() {
      return true;
    }
  }
}
