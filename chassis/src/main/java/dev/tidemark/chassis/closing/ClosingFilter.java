package dev.tidemark.chassis.closing;

import dev.tidemark.chassis.errors.CommonException;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.filters.QuarkusRequestWrapper;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Refuses calls from the moment the streams begin to stop, after those in progress were answered.
 *
 * <p>The framework waits once for the calls in progress and then goes on taking more on connections
 * that are open, until it closes them; a call cut off like that would be repeated although it was
 * done.
 */
@Singleton
final class ClosingFilter {
  private static final Logger LOG = Logger.getLogger(ClosingFilter.class);

  /** Before authentication (200): whoever calls is told to call again. */
  private static final int PRIORITY = 1_000;

  private static final Duration COME_AGAIN = Duration.ofMillis(200);

  private final OpenCalls calls = new OpenCalls();
  private final ClosingConfig config;

  ClosingFilter(ClosingConfig config) {
    this.config = config;
  }

  void register(@Observes Filters filters) {
    filters.register(this::pass, PRIORITY);
  }

  void close(@Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) ShutdownEvent event) {
    int cut = calls.close(config.lastCalls());
    if (cut > 0) {
      LOG.warnf("%d calls did not end within %s and are cut off", cut, config.lastCalls());
    }
  }

  private void pass(RoutingContext context) {
    if (calls.begin()) {
      QuarkusRequestWrapper.get(context.request()).addRequestDoneHandler(done -> calls.end());
      context.next();
    } else {
      context.fail(
          CommonException.overloaded(
              "this replica is stopping and takes no more calls; repeat the call", COME_AGAIN));
    }
  }
}
