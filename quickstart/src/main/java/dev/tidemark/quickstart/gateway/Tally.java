package dev.tidemark.quickstart.gateway;

import dev.tidemark.proto.ingest.v1.ItemResult;
import dev.tidemark.proto.ingest.v1.ItemStatus;
import dev.tidemark.proto.ingest.v1.RecordInteractionsResponse;
import java.util.Map;
import java.util.TreeMap;

/** What became of the items offered. Not for many threads at once. */
public final class Tally {
  private long sampled;
  private long unsampled;
  private final Map<String, Long> rejected = new TreeMap<>();

  /** Adds an answer. */
  public void add(RecordInteractionsResponse response) {
    response.getResultsList().forEach(this::add);
  }

  /** Items offered. */
  public long received() {
    return sampled + unsampled + rejected();
  }

  /** Items selected. */
  public long sampled() {
    return sampled;
  }

  /** Items valid and not selected. */
  public long unsampled() {
    return unsampled;
  }

  /** Items refused, by reason. */
  public long rejected() {
    return rejected.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Items refused, by reason. */
  public Map<String, Long> reasons() {
    return Map.copyOf(rejected);
  }

  private void add(ItemResult result) {
    if (result.getStatus() == ItemStatus.ITEM_STATUS_SAMPLED) {
      sampled++;
    } else if (result.getStatus() == ItemStatus.ITEM_STATUS_UNSAMPLED) {
      unsampled++;
    } else {
      rejected.merge(result.getReason().name(), 1L, Long::sum);
    }
  }
}
