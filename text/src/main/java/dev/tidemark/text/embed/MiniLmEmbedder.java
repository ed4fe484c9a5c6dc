package dev.tidemark.text.embed;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.Map;

/**
 * all-MiniLM-L6-v2, quantized, one text at a time on one thread.
 *
 * <p>One at a time because the quantized model scales by the whole batch: a text's vector would
 * depend on its batch mates (cosine down to .977). A vector is the mean over the token vectors,
 * scaled to norm 1. Native memory is held until {@link #close()}.
 */
public final class MiniLmEmbedder implements Embedder {
  /** Length of its vectors. */
  public static final int DIMENSION = 384;

  private static final String PROBE = "The tide leaves a mark on the shore.";

  private final OrtEnvironment environment;
  private final WordPieces pieces;
  private final OrtSession session;
  private final String id;

  private MiniLmEmbedder(ModelFiles files) throws OrtException {
    QuietNatives.ensure();
    environment = OrtEnvironment.getEnvironment();
    environment.setTelemetry(false);
    pieces = new WordPieces(files.tokenizer());
    id = files.id();
    try (OrtSession.SessionOptions options = options()) {
      session = environment.createSession(files.model(), options);
    }
  }

  /** Id of the embedders that {@link #load} makes, without loading one: hashes the files, .1 s. */
  public static String idOfFiles() {
    return ModelFiles.load().id();
  }

  /** Loads model and tokenizer from the class path; about .2 s and 60 MiB of native memory. */
  public static MiniLmEmbedder load() {
    try {
      return new MiniLmEmbedder(ModelFiles.load());
    } catch (OrtException e) {
      throw new IllegalStateException("the embedding model could not be loaded", e);
    }
  }

  @Override
  public float[] embed(String text) {
    return embed(pieces.ids(text));
  }

  @Override
  public int dimension() {
    return DIMENSION;
  }

  @Override
  public String id() {
    return id;
  }

  /** Number of tokens of {@code text} that are embedded, in [3, 256]. */
  public int tokens(String text) {
    return pieces.ids(text).length;
  }

  /**
   * Hash of the vector of one fixed sentence. Processors with other integer instructions may round
   * otherwise; replicas that print the same fingerprint make the same vectors.
   */
  public String fingerprint() {
    float[] vector = embed(PROBE);
    ByteBuffer bytes = ByteBuffer.allocate(vector.length * Float.BYTES);
    bytes.asFloatBuffer().put(vector);
    return ModelFiles.sha256(bytes.array());
  }

  @Override
  public void close() {
    pieces.close();
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException("the embedding model could not be closed", e);
    }
  }

  private static OrtSession.SessionOptions options() throws OrtException {
    OrtSession.SessionOptions options = new OrtSession.SessionOptions();
    options.setIntraOpNumThreads(1);
    options.setInterOpNumThreads(1);
    options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
    // Lengths differ from text to text: a plan remembered per length only grows.
    options.setMemoryPatternOptimization(false);
    return options;
  }

  private float[] embed(long[] ids) {
    long[] ones = new long[ids.length];
    Arrays.fill(ones, 1);
    try (OnnxTensor input = tensor(ids);
        OnnxTensor mask = tensor(ones);
        OnnxTensor types = tensor(new long[ids.length]);
        OrtSession.Result result =
            session.run(
                Map.of("input_ids", input, "attention_mask", mask, "token_type_ids", types))) {
      return unitMean(((OnnxTensor) result.get(0)).getFloatBuffer(), ids.length);
    } catch (OrtException e) {
      throw new IllegalStateException("the embedding model failed", e);
    }
  }

  private OnnxTensor tensor(long[] values) throws OrtException {
    return OnnxTensor.createTensor(
        environment, LongBuffer.wrap(values), new long[] {1, values.length});
  }

  /** Mean of {@code rows} token vectors, scaled to L2 norm 1; sums in double, in row order. */
  private static float[] unitMean(FloatBuffer tokens, int rows) {
    double[] sum = new double[DIMENSION];
    for (int row = 0; row < rows; row++) {
      for (int i = 0; i < DIMENSION; i++) {
        sum[i] += tokens.get(row * DIMENSION + i);
      }
    }
    double norm = Math.sqrt(Arrays.stream(sum).map(s -> s * s).sum());
    float[] unit = new float[DIMENSION];
    for (int i = 0; i < DIMENSION; i++) {
      unit[i] = (float) (sum[i] / norm);
    }
    return unit;
  }
}
