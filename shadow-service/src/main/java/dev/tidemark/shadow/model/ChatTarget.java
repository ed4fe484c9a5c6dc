package dev.tidemark.shadow.model;

import java.time.Duration;

/**
 * A model behind an endpoint.
 *
 * @param endpoint base URL of an OpenAI-compatible API
 * @param model name sent to it
 * @param secret name of the secret with its bearer token, that of a tenant after its id and a
 *     slash; empty for none
 * @param timeout longest wait for a whole answer
 */
public record ChatTarget(String endpoint, String model, String secret, Duration timeout) {
  /** Where calls go. */
  public String url() {
    return endpoint.endsWith("/") ? endpoint + "chat/completions" : endpoint + "/chat/completions";
  }
}
