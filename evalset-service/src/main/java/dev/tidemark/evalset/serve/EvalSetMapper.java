package dev.tidemark.evalset.serve;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import dev.tidemark.evalset.version.CertificateMapper;
import dev.tidemark.evalset.version.ContentMapper;
import dev.tidemark.evalset.version.CutOrigin;
import dev.tidemark.evalset.version.Item;
import dev.tidemark.evalset.version.ItemOrigin;
import dev.tidemark.evalset.version.Version;
import dev.tidemark.evalset.version.VersionDiff;
import dev.tidemark.proto.evalset.v1.CellChange;
import dev.tidemark.proto.evalset.v1.DiffVersionsResponse;
import java.time.Instant;
import java.util.HexFormat;

/** Versions as the contract has them. */
final class EvalSetMapper {
  private EvalSetMapper() {}

  static dev.tidemark.proto.evalset.v1.Version toProto(Version version) {
    return dev.tidemark.proto.evalset.v1.Version.newBuilder()
        .setNumber(version.number())
        .setPoolFirstDay(version.poolFirstDay())
        .setPoolLastDay(version.poolLastDay())
        .setCutAt(timestamp(version.cutAt()))
        .setOrigin(origin(version.origin()))
        .setItems(version.items())
        .setRetained(version.retained())
        .setSlice(version.slice())
        .setHash(hash(version.hash()))
        .setEmbedder(version.embedder())
        .setSpace(version.space())
        .setCertificate(CertificateMapper.toProto(version.certificate()))
        .setSentence(version.sentence())
        .setErased(version.erased())
        .build();
  }

  /**
   * An item.
   *
   * @param sealed whether the caller may see its vector
   */
  static dev.tidemark.proto.evalset.v1.Item toProto(Item item, boolean sealed) {
    dev.tidemark.proto.evalset.v1.Item.Builder proto =
        dev.tidemark.proto.evalset.v1.Item.newBuilder()
            .setHash(hash(item.hash()))
            .setWeight(item.weight())
            .setCell(item.cell())
            .setOrigin(origin(item.origin()))
            .setInclusionProbability(item.inclusionProbability())
            .setPoolWeight(item.poolWeight());
    item.body().ifPresent(body -> fill(proto, body, sealed));
    return proto.build();
  }

  private static void fill(
      dev.tidemark.proto.evalset.v1.Item.Builder proto, Item.Body body, boolean sealed) {
    ContentMapper.fill(proto, body.content())
        .setDeployment(body.deployment())
        .setDay(body.day())
        .setSalt(ByteString.copyFrom(body.salt()))
        .setVector(sealed ? ByteString.copyFrom(body.vector()) : ByteString.EMPTY);
  }

  static DiffVersionsResponse toProto(VersionDiff diff) {
    return DiffVersionsResponse.newBuilder()
        .setKept(diff.kept())
        .addAllAdded(diff.added().stream().map(item -> toProto(item, false)).toList())
        .addAllRemoved(diff.removed().stream().map(item -> toProto(item, false)).toList())
        .addAllCells(diff.cells().stream().map(EvalSetMapper::toProto).toList())
        .build();
  }

  private static CellChange toProto(VersionDiff.CellChange change) {
    return CellChange.newBuilder()
        .setCell(change.cell())
        .setFrom(change.from())
        .setTo(change.to())
        .build();
  }

  private static dev.tidemark.proto.evalset.v1.CutOrigin origin(CutOrigin origin) {
    return switch (origin) {
      case WEEK -> dev.tidemark.proto.evalset.v1.CutOrigin.CUT_ORIGIN_WEEK;
      case REQUEST -> dev.tidemark.proto.evalset.v1.CutOrigin.CUT_ORIGIN_REQUEST;
    };
  }

  private static dev.tidemark.proto.evalset.v1.ItemOrigin origin(ItemOrigin origin) {
    return switch (origin) {
      case SLICE -> dev.tidemark.proto.evalset.v1.ItemOrigin.ITEM_ORIGIN_SLICE;
      case RETAINED -> dev.tidemark.proto.evalset.v1.ItemOrigin.ITEM_ORIGIN_RETAINED;
      case GREEDY -> dev.tidemark.proto.evalset.v1.ItemOrigin.ITEM_ORIGIN_GREEDY;
    };
  }

  private static ByteString hash(String hex) {
    return ByteString.copyFrom(HexFormat.of().parseHex(hex));
  }

  private static Timestamp timestamp(Instant moment) {
    return Timestamp.newBuilder()
        .setSeconds(moment.getEpochSecond())
        .setNanos(moment.getNano())
        .build();
  }
}
