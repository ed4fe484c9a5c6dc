package dev.tidemark.drift.peer.evalset;

import dev.tidemark.drift.estimate.EstimateView;
import dev.tidemark.drift.peer.PeerEstimate;
import dev.tidemark.drift.peer.evalset.DiffView.CellView;
import dev.tidemark.drift.peer.evalset.DiffView.PromptView;
import dev.tidemark.drift.peer.evalset.VersionsView.CertificateView;
import dev.tidemark.drift.peer.evalset.VersionsView.VersionView;
import dev.tidemark.proto.evalset.v1.Certificate;
import dev.tidemark.proto.evalset.v1.DiffVersionsResponse;
import dev.tidemark.proto.evalset.v1.Estimate;
import dev.tidemark.proto.evalset.v1.Item;
import dev.tidemark.proto.evalset.v1.ListVersionsResponse;
import dev.tidemark.proto.evalset.v1.Version;
import dev.tidemark.stats.Interval;
import dev.tidemark.stats.shift.TrafficLight;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers of evalset as views. */
final class EvalsetMapper {
  static final int MOST_PROMPTS = 20;
  static final int MOST_CHARACTERS = 200;
  static final int MOST_CELLS = 8;

  private EvalsetMapper() {}

  static VersionsView versions(ListVersionsResponse response, Instant asOf) {
    return new VersionsView(
        asOf, false, response.getVersionsList().stream().map(EvalsetMapper::version).toList());
  }

  private static VersionView version(Version version) {
    return new VersionView(
        version.getNumber(),
        LocalDate.ofEpochDay(version.getPoolFirstDay()),
        LocalDate.ofEpochDay(version.getPoolLastDay()),
        Instant.ofEpochSecond(version.getCutAt().getSeconds(), version.getCutAt().getNanos()),
        version.getOrigin().name().replace("CUT_ORIGIN_", ""),
        version.getItems(),
        version.getRetained(),
        version.getSlice(),
        HexFormat.of().formatHex(version.getHash().toByteArray()),
        version.getEmbedder(),
        version.getSpace(),
        certificate(version.getCertificate(), version.getItems()),
        version.getSentence());
  }

  private static CertificateView certificate(Certificate certificate, int items) {
    return new CertificateView(
        estimate(certificate.getDistance()),
        estimate(certificate.getEquivalentFreshSample()),
        light(certificate.getEquivalentFreshSample(), items),
        estimate(certificate.getUncovered()),
        certificate.getPoolUsers(),
        certificate.getPoolItems(),
        certificate.getMerged(),
        certificate.getHeldOutUsers(),
        certificate.getHeldOutItems());
  }

  private static @Nullable String light(Estimate worth, int items) {
    return worth.getOk()
        ? TrafficLight.of(items, worth.getValue(), new Interval(worth.getLow(), worth.getHigh()))
            .name()
        : null;
  }

  static DiffView diff(DiffVersionsResponse response, int from, int to, Instant asOf) {
    return new DiffView(
        asOf,
        false,
        from,
        to,
        response.getKept(),
        response.getAddedCount(),
        response.getRemovedCount(),
        prompts(response.getAddedList()),
        prompts(response.getRemovedList()),
        response.getCellsCount(),
        response.getCellsList().stream()
            .limit(MOST_CELLS)
            .map(cell -> new CellView(cell.getCell(), cell.getFrom(), cell.getTo()))
            .toList());
  }

  private static List<PromptView> prompts(List<Item> items) {
    return items.stream().limit(MOST_PROMPTS).map(EvalsetMapper::prompt).toList();
  }

  private static PromptView prompt(Item item) {
    if (item.getMessagesCount() == 0) {
      return new PromptView(null, false, item.getCell(), null, null);
    }
    String text = item.getMessages(item.getMessagesCount() - 1).getContent();
    boolean cut = text.codePointCount(0, text.length()) > MOST_CHARACTERS;
    return new PromptView(
        cut ? text.substring(0, text.offsetByCodePoints(0, MOST_CHARACTERS)) : text,
        cut,
        item.getCell(),
        item.getDeployment(),
        LocalDate.ofEpochDay(item.getDay()));
  }

  private static EstimateView estimate(Estimate estimate) {
    return PeerEstimate.view(
        estimate.getOk(),
        estimate.getValue(),
        estimate.getLow(),
        estimate.getHigh(),
        estimate.getLevel(),
        estimate.getN(),
        estimate.getNEff(),
        estimate.getReason());
  }
}
