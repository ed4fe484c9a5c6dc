package dev.tidemark.quickstart.gateway;

import dev.tidemark.proto.ingest.v1.InteractionInput;
import dev.tidemark.proto.ingest.v1.RecordInteractionsRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Collects interactions into batches and sends them in order. The id of a batch follows from its
 * items, so that the same stream gives the same batches.
 */
public final class Batcher {
  private static final int ITEMS = 100;
  private static final int BYTES = 4 << 20;

  private final GatewayClient client;
  private final String application;
  private final Tally tally = new Tally();
  private final List<InteractionInput> items = new ArrayList<>();
  private int bytes;

  /** Batches of one application. */
  public Batcher(GatewayClient client, String application) {
    this.client = client;
    this.application = application;
  }

  /** Adds an item; sends when the batch is full. */
  public void add(InteractionInput item) {
    if (bytes + item.getSerializedSize() > BYTES) {
      flush();
    }
    items.add(item);
    bytes += item.getSerializedSize();
    if (items.size() == ITEMS) {
      flush();
    }
  }

  /** Sends what is collected. */
  public void flush() {
    if (items.isEmpty()) {
      return;
    }
    tally.add(
        client.record(
            RecordInteractionsRequest.newBuilder()
                .setApplication(application)
                .setBatchId(batchId())
                .addAllItems(items)
                .build()));
    items.clear();
    bytes = 0;
  }

  /** What became of everything sent so far. */
  public Tally tally() {
    return tally;
  }

  private String batchId() {
    Stream<String> ids = items.stream().map(InteractionInput::getId);
    return Digest.id(Stream.concat(Stream.of(application), ids).toArray(String[]::new));
  }
}
