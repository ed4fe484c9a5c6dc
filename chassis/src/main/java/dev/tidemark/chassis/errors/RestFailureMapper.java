package dev.tidemark.chassis.errors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.validation.ValidationException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Renders whatever a REST resource fails with. The types beside Throwable are those for which the
 * framework brings a mapper of its own that would otherwise win.
 */
final class RestFailureMapper {

  @ServerExceptionMapper({
    Throwable.class,
    WebApplicationException.class,
    NotFoundException.class,
    ValidationException.class,
    JsonProcessingException.class,
    MismatchedInputException.class,
    UnauthorizedException.class,
    ForbiddenException.class
  })
  Response map(Throwable thrown, UriInfo uri) {
    Failure failure = FailureMapper.of(thrown);
    Response.ResponseBuilder response =
        Response.status(failure.reason().httpStatus())
            .type(ProblemMapper.MEDIA_TYPE)
            .entity(ProblemMapper.toJson(failure, uri.getRequestUri().getRawPath()));
    failure
        .retryDelay()
        .map(ProblemMapper::retryAfterSeconds)
        .ifPresent(seconds -> response.header(HttpHeaders.RETRY_AFTER, seconds));
    return response.build();
  }
}
