package dev.tidemark.evalset.version;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.tidemark.stats.Estimate;
import dev.tidemark.stats.Interval;
import dev.tidemark.stats.certificate.CellCoverage;
import java.util.Optional;

/** Certificates in the form of the contract, which is also that of the database. */
public final class CertificateMapper {
  private CertificateMapper() {}

  /** A certificate as the contract has it. */
  public static dev.tidemark.proto.evalset.v1.Certificate toProto(Certificate certificate) {
    dev.tidemark.proto.evalset.v1.Certificate.Builder proto =
        dev.tidemark.proto.evalset.v1.Certificate.newBuilder()
            .setDistance(toProto(certificate.distance()))
            .setEquivalentFreshSample(toProto(certificate.equivalentFreshSample()))
            .setUncovered(toProto(certificate.uncovered()))
            .setPoolUsers(certificate.poolUsers())
            .setPoolItems(certificate.poolItems())
            .setMerged(certificate.merged())
            .setHeldOutUsers(certificate.heldOutUsers())
            .setHeldOutItems(certificate.heldOutItems())
            .addAllUnmetFloors(certificate.unmetFloors());
    certificate.leastCovered().map(CertificateMapper::toProto).ifPresent(proto::setLeastCovered);
    return proto.build();
  }

  private static dev.tidemark.proto.evalset.v1.CellCoverage toProto(CellCoverage cell) {
    return dev.tidemark.proto.evalset.v1.CellCoverage.newBuilder()
        .setCell(cell.cell())
        .setItems(cell.items())
        .setShare(cell.share())
        .setRatio(cell.ratio())
        .build();
  }

  private static CellCoverage fromProto(dev.tidemark.proto.evalset.v1.CellCoverage cell) {
    return new CellCoverage(cell.getCell(), cell.getItems(), cell.getShare(), cell.getRatio());
  }

  /** Reads the bytes of {@link #toProto}. */
  public static Certificate fromBytes(byte[] bytes) {
    try {
      return fromProto(dev.tidemark.proto.evalset.v1.Certificate.parseFrom(bytes));
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("the stored certificate of a version cannot be read", e);
    }
  }

  private static Certificate fromProto(dev.tidemark.proto.evalset.v1.Certificate certificate) {
    return new Certificate(
        fromProto(certificate.getDistance()),
        fromProto(certificate.getEquivalentFreshSample()),
        fromProto(certificate.getUncovered()),
        certificate.getPoolUsers(),
        certificate.getPoolItems(),
        certificate.getMerged(),
        certificate.getHeldOutUsers(),
        certificate.getHeldOutItems(),
        certificate.hasLeastCovered()
            ? Optional.of(fromProto(certificate.getLeastCovered()))
            : Optional.empty(),
        certificate.getUnmetFloorsList());
  }

  private static dev.tidemark.proto.evalset.v1.Estimate toProto(Estimate estimate) {
    dev.tidemark.proto.evalset.v1.Estimate.Builder proto =
        dev.tidemark.proto.evalset.v1.Estimate.newBuilder()
            .setOk(estimate.ok())
            .setLevel(estimate.level())
            .setN(estimate.n())
            .setNEff(estimate.nEff())
            .setReason(estimate.reason());
    return estimate.ok()
        ? proto
            .setValue(estimate.value())
            .setLow(estimate.interval().low())
            .setHigh(estimate.interval().high())
            .build()
        : proto.build();
  }

  private static Estimate fromProto(dev.tidemark.proto.evalset.v1.Estimate proto) {
    return proto.getOk()
        ? Estimate.of(
            proto.getValue(),
            new Interval(proto.getLow(), proto.getHigh()),
            proto.getN(),
            proto.getNEff())
        : Estimate.insufficient(proto.getN(), proto.getNEff(), proto.getReason());
  }
}
