package dev.tidemark.shadow.replay;

import static io.opentelemetry.api.trace.StatusCode.ERROR;

import dev.tidemark.shadow.model.CallException;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shows a call as a client's span in the trace of the interaction that it is made for. */
@Singleton
class CallSpanService {
  private static final W3CTraceContextPropagator W3C = W3CTraceContextPropagator.getInstance();

  private final Tracer tracer;

  CallSpanService(OpenTelemetry telemetry) {
    this.tracer = telemetry.getTracer("tidemark.shadow");
  }

  /** The span begins with the subscription, and ends however the work ends. */
  <T> Uni<T> around(Metered call, Uni<T> work) {
    return Uni.createFrom()
        .deferred(
            () -> {
              Span span = begin(call);
              return work.onFailure()
                  .invoke(failure -> span.setStatus(ERROR, name(failure)))
                  .onTermination()
                  .invoke(span::end);
            });
  }

  /** Any other message may hold a header, and a header the secret. */
  private static String name(Throwable failure) {
    return failure instanceof CallException call
        ? call.failure().name()
        : failure.getClass().getSimpleName();
  }

  private Span begin(Metered call) {
    return tracer
        .spanBuilder("shadow " + call.purpose().id())
        .setParent(W3C.extract(Context.root(), call.trace(), new TraceParent()))
        .setSpanKind(SpanKind.CLIENT)
        .setAttribute("gen_ai.request.model", call.target().model())
        .startSpan();
  }

  /** A traceparent as the only field of its carrier; without one a trace begins. */
  private static final class TraceParent implements TextMapGetter<String> {
    private static final String FIELD = "traceparent";

    @Override
    public Iterable<String> keys(String carrier) {
      return List.of(FIELD);
    }

    @Override
    public @Nullable String get(@Nullable String carrier, String key) {
      return key.equals(FIELD) ? carrier : null;
    }
  }
}
