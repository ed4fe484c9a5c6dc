package dev.tidemark.text.embed;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.stats.cluster.Codebook;
import dev.tidemark.stats.cluster.SphericalKMeans;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Measures what {@link DefaultSpace} rests on: the median pairwise distance of public prompts, and
 * 32 cells of them.
 *
 * <p>Run by hand, see docs/methods/embedding-space.md. Arguments: a JSONL file whose lines have a
 * field {@code prompt}, and the codebook file to write. No text of the prompts is kept.
 */
final class DefaultSpaceBuilder {
  private static final int ITERATIONS = 100;
  private static final long SEED = 1;

  private DefaultSpaceBuilder() {}

  public static void main(String[] args) throws IOException {
    float[][] vectors;
    try (MiniLmEmbedder embedder = MiniLmEmbedder.load()) {
      System.out.println("embedder " + embedder.id() + ", fingerprint " + embedder.fingerprint());
      vectors = prompts(Path.of(args[0])).stream().map(embedder::embed).toArray(float[][]::new);
    }
    System.out.println(describe(vectors.length, distances(vectors)));
    Codebook codebook = new SphericalKMeans(DefaultSpace.CELLS, ITERATIONS, SEED).fit(0, vectors);
    Files.write(Path.of(args[1]), codebook.toBytes());
    System.out.println("mean cosine with the own cell " + meanCosine(codebook, vectors));
  }

  private static List<String> prompts(Path file) throws IOException {
    ObjectMapper json = new ObjectMapper();
    List<String> prompts = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      prompts.add(json.readTree(line).get("prompt").asText());
    }
    return prompts;
  }

  private static String describe(int prompts, double[] distances) {
    int n = distances.length;
    return String.format(
        Locale.ROOT,
        "%d prompts, %d pairs: distance q10 %.6f, median %.6f, q90 %.6f",
        prompts,
        n,
        distances[n / 10],
        (distances[(n - 1) / 2] + distances[n / 2]) / 2,
        distances[n * 9 / 10]);
  }

  /** Distances of all pairs, ascending. */
  private static double[] distances(float[][] vectors) {
    return IntStream.range(0, vectors.length)
        .boxed()
        .flatMapToDouble(
            i -> IntStream.range(0, i).mapToDouble(j -> distance(vectors[i], vectors[j])))
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

  private static double meanCosine(Codebook codebook, float[][] vectors) {
    return Arrays.stream(vectors)
        .mapToDouble(vector -> codebook.assign(vector).distance())
        .map(distance -> 1 - distance * distance / 2)
        .average()
        .orElseThrow();
  }
}
