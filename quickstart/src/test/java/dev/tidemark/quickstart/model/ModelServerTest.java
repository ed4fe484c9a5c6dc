package dev.tidemark.quickstart.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelServerTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client = HttpClient.newHttpClient();
  private ModelServer server = new ModelServer(0, Map.of());

  @BeforeEach
  void serve(@TempDir Path directory) throws Exception {
    server.close();
    Path file = directory.resolve("recorded.jsonl");
    Files.writeString(file, "{\"prompt\": \"Why tides?\", \"answer\": \"The moon.\"}\n");
    server =
        new ModelServer(
            0,
            Map.of("recorded", new RecordedModel(file), "better", new PlantedModel("better", 1)));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void answersInTheFormOfOpenAi() throws Exception {
    HttpResponse<String> response = ask("recorded", "Why tides?");
    JsonNode body = JSON.readTree(response.body());

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(body.at("/choices/0/message/content").asText()).isEqualTo("The moon.");
    assertThat(body.at("/usage/total_tokens").asInt())
        .isEqualTo(
            body.at("/usage/prompt_tokens").asInt() + body.at("/usage/completion_tokens").asInt());
  }

  @Test
  void saysWhatIsMissing() throws Exception {
    assertThat(ask("recorded", "Why not?").body()).contains("no answer to this prompt");
    assertThat(ask("none", "Why?").statusCode()).isEqualTo(404);
    assertThat(post("not json").statusCode()).isEqualTo(400);
  }

  @Test
  void answersPlantedModelsAlikeEveryTime() throws Exception {
    assertThat(ask("better", "Why tides?").body()).isEqualTo(ask("better", "Why tides?").body());
  }

  private HttpResponse<String> ask(String model, String prompt) throws Exception {
    return post(
        JSON.writeValueAsString(
            Map.of(
                "model",
                model,
                "messages",
                new Object[] {Map.of("role", "user", "content", prompt)})));
  }

  private HttpResponse<String> post(String body) throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create(server.endpoint() + "/chat/completions"))
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }
}
