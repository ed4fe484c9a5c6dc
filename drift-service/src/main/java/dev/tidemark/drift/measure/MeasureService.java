package dev.tidemark.drift.measure;

import dev.tidemark.drift.DriftException;
import dev.tidemark.drift.compute.ComputeService;
import dev.tidemark.stats.Estimate;
import dev.tidemark.stats.feature.FeatureSpace;
import dev.tidemark.stats.kernel.GaussianKernel;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;

/** Measures how far two sets of vectors of this service's space are apart. */
@ApplicationScoped
public class MeasureService {
  /** Fewest vectors in a set: one may be left out and a pair must remain. */
  private static final int LEAST_ROWS = 3;

  private final FeatureSpace space;
  private final ComputeService pool;

  MeasureService(FeatureSpace space, ComputeService pool) {
    this.space = space;
    this.pool = pool;
  }

  /**
   * Exact unbiased squared maximum mean discrepancy with its jackknife interval.
   *
   * @param embedder embedder of all vectors
   * @param spaceId space of all vectors
   * @param a one set, little-endian float32
   * @param b the other set
   * @return INSUFFICIENT below 3 vectors a set; fails with WRONG_EMBEDDER, WRONG_SPACE,
   *     WRONG_DIMENSION, TOO_MANY_ITEMS or NOT_A_VECTOR
   */
  public Uni<Estimate> measure(String embedder, String spaceId, ByteBuffer a, ByteBuffer b) {
    if (!embedder.equals(space.embedderId())) {
      throw new DriftException.WrongEmbedder(embedder, space.embedderId());
    }
    if (!spaceId.equals(space.id())) {
      throw new DriftException.WrongSpace(spaceId, space.id());
    }
    float[][] x = VectorSet.read("a", a, space.dimension());
    float[][] y = VectorSet.read("b", b, space.dimension());
    return pool.run(() -> measure(x, y));
  }

  private Estimate measure(float[][] x, float[][] y) {
    int least = Math.min(x.length, y.length);
    long n = (long) x.length + y.length;
    if (least < LEAST_ROWS) {
      return Estimate.insufficient(
          n, "%d vectors in the smaller set, and %d are needed".formatted(least, LEAST_ROWS));
    }
    PairwiseMmd mmd = new PairwiseMmd(new GaussianKernel(space.distance().bandwidth()), x, y);
    return Estimate.of(mmd.value(), mmd.interval(), n, (double) n);
  }
}
