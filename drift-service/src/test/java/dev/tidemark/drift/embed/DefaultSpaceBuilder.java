package dev.tidemark.drift.embed;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Measures what the default space rests on: the median pairwise distance of a public prompt mix.
 *
 * <p>Run by hand, see docs/methods/embedding-space.md. Arguments: a JSONL file whose lines have a
 * field {@code prompt}.
 */
final class DefaultSpaceBuilder {
  private DefaultSpaceBuilder() {}

  public static void main(String[] args) throws IOException {
    List<float[]> vectors = new ArrayList<>();
    try (MiniLmEmbedder embedder = MiniLmEmbedder.load()) {
      System.out.println("embedder " + embedder.id() + ", fingerprint " + embedder.fingerprint());
      for (String prompt : prompts(Path.of(args[0]))) {
        vectors.add(embedder.embed(prompt));
      }
    }
    double[] distances = distances(vectors);
    int n = distances.length;
    System.out.printf(
        "prompts %d, pairs %d, distance q10 %.6f median %.6f q90 %.6f, mean cosine %.4f%n",
        vectors.size(),
        n,
        distances[n / 10],
        (distances[(n - 1) / 2] + distances[n / 2]) / 2,
        distances[n * 9 / 10],
        1 - Arrays.stream(distances).map(d -> d * d / 2).average().orElseThrow());
  }

  private static List<String> prompts(Path file) throws IOException {
    ObjectMapper json = new ObjectMapper();
    List<String> prompts = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      prompts.add(json.readTree(line).get("prompt").asText());
    }
    return prompts;
  }

  /** Distances of all pairs, ascending. */
  private static double[] distances(List<float[]> vectors) {
    return IntStream.range(0, vectors.size())
        .boxed()
        .flatMapToDouble(
            i -> IntStream.range(0, i).mapToDouble(j -> distance(vectors.get(i), vectors.get(j))))
        .sorted()
        .toArray();
  }

  private static double distance(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      double difference = (double) a[i] - b[i];
      sum += difference * difference;
    }
    return Math.sqrt(sum);
  }
}
