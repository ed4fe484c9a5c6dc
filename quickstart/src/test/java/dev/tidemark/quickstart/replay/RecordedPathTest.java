package dev.tidemark.quickstart.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.proto.ingest.v1.InteractionInput;
import dev.tidemark.quickstart.convert.ArenaHard;
import dev.tidemark.quickstart.model.ModelServer;
import dev.tidemark.quickstart.model.RecordedModel;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Published prompts through conversion, recording and model server: not a character may change. */
class RecordedPathTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> MODELS = List.of("gpt-4", "gpt-4-0613", "other");

  /** What careless hands trim, normalise, escape or cut. */
  private static final List<String> PROMPTS =
      List.of(
          "Why tides?",
          "Why tides? ",
          "\n\tindented\r\ncode;\r\n\n",
          "\"quoted\" \\n {\"json\": [1, null]} </script> & ' %s $1 ${x}",
          "caf\u00e9",
          "cafe\u0301",
          "\u2028\u2029\u00a0\ufeff\u0000\u007f",
          "\ud83c\udf0a\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67 \u6f6e\u6c50 \u0645\u062f",
          "x".repeat(40_000));

  @TempDir Path published = Path.of("");
  @TempDir Path recorded = Path.of("");

  @Test
  void answersEveryPromptOfTheRecordingAsEachModelDid() throws Exception {
    // Given
    publish();
    new ArenaHard(3, 9, Instant.parse("2026-01-05T00:00:00Z"))
        .convert(published, MODELS.getFirst(), recorded);
    List<InteractionInput> recording = new ArrayList<>();
    LineIndex.of(recorded.resolve("traffic.jsonl"), (_, fault) -> assertThat(fault).isEmpty())
        .play(line -> recording.add(line.input()));
    // When, then
    assertThat(recording).hasSameSizeAs(PROMPTS);
    try (ModelServer server = serve();
        HttpClient client = HttpClient.newHttpClient()) {
      for (InteractionInput played : recording) {
        int number = Integer.parseInt(played.getId());
        assertThat(played.getAnswer().getContent()).isEqualTo(answer(MODELS.getFirst(), number));
        for (String model : MODELS) {
          assertThat(ask(client, server, model, played))
              .as("answer of %s to prompt %d", model, number)
              .isEqualTo(answer(model, number));
        }
      }
    }
  }

  private void publish() throws IOException {
    List<String> questions = new ArrayList<>();
    for (int i = 0; i < PROMPTS.size(); i++) {
      questions.add(json(Map.of("uid", Integer.toString(i), "prompt", PROMPTS.get(i))));
    }
    Files.write(published.resolve("question.jsonl"), questions);
    for (String model : MODELS) {
      List<String> answers = new ArrayList<>();
      for (int i = 0; i < PROMPTS.size(); i++) {
        var message = Map.of("role", "assistant", "content", Map.of("answer", answer(model, i)));
        answers.add(json(Map.of("uid", Integer.toString(i), "messages", List.of(message))));
      }
      Files.write(published.resolve("answer-" + model + ".jsonl"), answers);
    }
  }

  private static String answer(String model, int number) {
    return model + " on " + number + ": " + PROMPTS.get(number);
  }

  private ModelServer serve() {
    Path models = recorded.resolve("models");
    return new ModelServer(
        0,
        Map.of(
            MODELS.get(0), new RecordedModel(models.resolve(MODELS.get(0) + ".jsonl")),
            MODELS.get(1), new RecordedModel(models.resolve(MODELS.get(1) + ".jsonl")),
            MODELS.get(2), new RecordedModel(models.resolve(MODELS.get(2) + ".jsonl"))));
  }

  /** As shadow asks: the conversation as it was recorded. */
  private static String ask(
      HttpClient client, ModelServer server, String model, InteractionInput played)
      throws Exception {
    List<Map<String, String>> messages =
        played.getMessagesList().stream()
            .map(message -> Map.of("role", "user", "content", message.getContent()))
            .toList();
    HttpResponse<String> response =
        client.send(
            HttpRequest.newBuilder(URI.create(server.endpoint() + "/chat/completions"))
                .POST(BodyPublishers.ofString(json(Map.of("model", model, "messages", messages))))
                .build(),
            BodyHandlers.ofString());
    JsonNode body = JSON.readTree(response.body());
    return body.at("/choices/0/message/content").asText(response.body());
  }

  private static String json(Object value) throws IOException {
    return JSON.writeValueAsString(value);
  }
}
