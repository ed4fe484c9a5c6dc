package dev.tidemark.quickstart.drift;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.quickstart.state.Role;
import dev.tidemark.quickstart.state.Secrets;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/** Drift's HTTP interface, as a viewer reads it. What cannot be had now is empty. */
public final class DriftApi {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
  private final String address;
  private final String token;

  /**
   * Drift of this instance.
   *
   * @param port port of drift on this machine
   */
  public DriftApi(int port, Secrets secrets) {
    this.address = "http://127.0.0.1:" + port;
    this.token = secrets.token(Role.VIEWER);
  }

  /** Address that opens the console once, within ten minutes; the plain one if none is given. */
  public String consoleLink() {
    return send(request("/api/v1/sign-in-links").POST(BodyPublishers.noBody()).build())
        .map(link -> address + link.path("path").asText("/"))
        .orElse(address + "/");
  }

  /** The application's entry of the list: clock, days, counts. */
  public Optional<JsonNode> application(String id) {
    return get("/api/v1/applications")
        .flatMap(
            all ->
                all.path("applications")
                    .valueStream()
                    .filter(each -> each.path("id").asText().equals(id))
                    .findFirst());
  }

  /** Distance of the last days from the first. */
  public Optional<JsonNode> shift(String application) {
    return get("/api/v1/applications/" + application + "/shift");
  }

  /** How users changed because of a deployment. */
  public Optional<JsonNode> adaptation(String application, String deployment) {
    return get(
        "/api/v1/applications/" + application + "/deployments/" + deployment + "/adaptation");
  }

  private Optional<JsonNode> get(String path) {
    return send(request(path).GET().build());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(address + path))
        .timeout(Duration.ofSeconds(30))
        .header("Authorization", "Bearer " + token);
  }

  private Optional<JsonNode> send(HttpRequest request) {
    try {
      HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
      boolean good = response.statusCode() / 100 == 2;
      return good ? Optional.of(JSON.readTree(response.body())) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
